using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>When a deed is refused, and what for.</summary>
public sealed partial class Committee
{
    void RequireFounded(Chair chair, Draft draft, PacketText packet)
    {
        if (draft.Kind is StatementKind.StrongestFor or StatementKind.StrongestAgainst && draft.Links.Count == 0)
            throw No(CommitteeRefusal.Unfounded, "is empty; link the card, submission or hint that shows it", "evidence");
        for (int i = 0; i < draft.Links.Count; i++)
            if (!packet.Has(draft.Links[i]))
                throw No(CommitteeRefusal.Unfounded, "does not stand in the packet; link a card or an evidence of it, and quote it word by word or not at all", $"evidence[{i}]", $"{draft.Links[i].Kind} {draft.Links[i].RefId}");
        var about = draft.About == 0 ? null : statements.SingleOrDefault(s => s.Number == draft.About && !s.Struck)
            ?? throw No(CommitteeRefusal.Unfounded, "is no statement that stands", "about", draft.About);
        if (draft.Kind is StatementKind.Answer or StatementKind.Pushback && (about is null || about.Role == chair.Role))
            throw No(CommitteeRefusal.Unfounded, "must name the statement of another chair that it answers", "about", draft.About);
    }

    static CommitteePhase[] RoundOf(StatementKind kind) => kind switch
    {
        StatementKind.StrongestFor or StatementKind.StrongestAgainst => [CommitteePhase.Evidence],
        StatementKind.Question => [CommitteePhase.Questions],
        StatementKind.Pushback => [CommitteePhase.Pushback],
        _ => [CommitteePhase.Questions, CommitteePhase.Pushback],
    };

    Chair ChairOf(Guid person) => chairs.SingleOrDefault(c => c.PersonId == person)
        ?? throw No(CommitteeRefusal.NotYours, "Only the committee's chairs do this.");

    void RequireRound(Chair chair, Instant now)
    {
        RequireInTime(chair, now);
        if (chair.Vote is null)
            throw No(CommitteeRefusal.NotNow, "First the vote, then the discussion: cast your own vote before you see the others'.");
        if (!Phase.IsRound())
            throw No(CommitteeRefusal.NotNow, $"Rounds are held between the first and the final vote; the committee is in {Phase}.");
    }

    void RequireInTime(Chair chair, Instant now)
    {
        RequireOpen();
        if (chair.Left)
            throw No(CommitteeRefusal.NotYours, "You left the cohort; your vote stands as it is.");
        if (chair.Missed || Overdue || Deadline < now)
            throw No(CommitteeRefusal.NotNow, $"This was due by {Deadline}; the committee goes on without it.");
    }

    void RequireOpen()
    {
        if (!Open)
            throw No(CommitteeRefusal.NotNow, "The loop is decided; there is nothing left to do in its committee.");
    }

    static CommitteeException No(CommitteeRefusal refusal, string why, string field = "", object? value = null) => new(refusal, why, field, $"{value}");
}
