using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>What can happen to a committee. Each changes it or throws a <see cref="CommitteeException"/>; then <see cref="Settle"/>.</summary>
public sealed partial class Committee
{
    const int MostStatements = 6;

    /// <summary>The first vote, sealed; also of somebody who took a chair later.</summary>
    public void Vote(Guid person, Recommendation vote, string rationale, Instant now)
    {
        var chair = ChairOf(person);
        if (chair.Vote is not null)
            throw No(CommitteeRefusal.Done, "This chair has voted; a first vote is cast once.");
        RequireInTime(chair, now);
        chair.CastFirst(vote, rationale, now);
        if (Phase == CommitteePhase.FinalVote)
            chair.CastFinal("", now);
        Version++;
    }

    /// <summary>Something said in a round, by a chair that has voted.</summary>
    /// <param name="packet">What the links must stand in.</param>
    /// <param name="done">The chair has nothing to add in this round.</param>
    public void Speak(Guid person, Draft? draft, bool done, PacketText packet, Instant now)
    {
        var chair = ChairOf(person);
        RequireRound(chair, now);
        if (draft is not null)
        {
            if (RoundOf(draft.Kind) is { } rounds && !rounds.Contains(Phase))
                throw No(CommitteeRefusal.NotNow, $"{draft.Kind} belongs into the round {rounds[0]}; the committee is in {Phase}.");
            var own = statements.Where(s => s.Role == chair.Role && s.Round == Phase && !s.Struck).ToList();
            if (draft.Kind is StatementKind.StrongestFor or StatementKind.StrongestAgainst && own.Any(s => s.Kind == draft.Kind))
                throw No(CommitteeRefusal.Done, $"This chair has named its {draft.Kind}; it names one.");
            if (own.Count >= MostStatements)
                throw No(CommitteeRefusal.Done, $"This chair has said {MostStatements} things in this round; leave the rest for the next.");
            RequireFounded(chair, draft, packet);
            Add(chair, draft, now);
        }
        if (done)
            chair.FinishRound(Phase);
        Version++;
    }

    /// <summary>A chair holds something else from now on; recorded with what moved it.</summary>
    /// <param name="movedBy">Number of another chair's statement; 0 for its own second reading.</param>
    public void ChangeMind(Guid person, Recommendation to, int movedBy, string reason, Instant now)
    {
        var chair = ChairOf(person);
        RequireRound(chair, now);
        if (to == chair.Stance)
            throw No(CommitteeRefusal.Done, $"This chair holds {to} already.");
        Change(chair, to, movedBy, reason, now);
        Version++;
    }

    /// <summary>The final vote; one that differs from the stance is a change of mind too.</summary>
    /// <param name="movedBy">As in <see cref="ChangeMind"/>; nothing when the stance stays.</param>
    public void FinalVote(Guid person, Recommendation vote, int movedBy, string rationale, Instant now)
    {
        var chair = ChairOf(person);
        if (chair.FinalAt is not null)
            throw No(CommitteeRefusal.Done, "This chair has cast its final vote.");
        RequireInTime(chair, now);
        if (Phase != CommitteePhase.FinalVote || chair.Vote is null)
            throw No(CommitteeRefusal.NotNow, $"The final vote comes after the rounds, and after the chair's own first vote; the committee is in {Phase}.");
        if (vote != chair.Stance)
            Change(chair, vote, movedBy, rationale, now);
        chair.CastFinal(rationale, now);
        Version++;
    }

    /// <summary>Somebody steps back: their vote and words weigh nothing, and a simulated panelist takes the chair.</summary>
    public void Recuse(Guid person, string reason, Instant now)
    {
        var chair = ChairOf(person);
        RequireOpen();
        recusals.Add(new Recusal(LoopId, chair.Role, person, reason, now));
        Empty(chair, null, "");
    }

    /// <summary>A person takes a simulated panelist's chair; what it said and voted goes with it.</summary>
    public void Seat(string role, Guid person, string name)
    {
        RequireOpen();
        var chair = chairs.SingleOrDefault(c => c.Role == role) ?? throw No(CommitteeRefusal.Unfounded, "is no chair of this committee", "role", role);
        if (chair.PersonId == person)
            throw No(CommitteeRefusal.Done, "This person holds the chair already.");
        if (!chair.Simulated)
            throw No(CommitteeRefusal.NotNow, "This chair is held by a person; only a simulated panelist is replaced.");
        if (recusals.Any(r => r.PersonId == person))
            throw No(CommitteeRefusal.NotYours, "This person stepped back from judging this candidate.");
        if (chairs.Any(c => c.PersonId == person))
            throw No(CommitteeRefusal.NotYours, "This person holds another chair of this committee; nobody gets two.");
        Empty(chair, person, name);
    }

    /// <summary>The holder is gone: a stance stays and nobody waits for more; an empty chair is simulated.</summary>
    public void Leave(Guid person)
    {
        if (!Open || chairs.SingleOrDefault(c => c.PersonId == person) is not { } chair)
            return;
        if (chair.Vote is null)
            Empty(chair, null, "");
        else
            chair.Leave();
        Version++;
    }

    /// <summary>The deadline of a phase has passed; of another phase than the present one it means nothing.</summary>
    public void PassDeadline(CommitteePhase phase)
    {
        if (!Open || phase != Phase || Overdue)
            return;
        if (!Phase.IsRound())
            foreach (var chair in chairs.Where(c => c.Vote is null && !c.Missed))
                MissVote(chair);
        Overdue = true;
        Version++;
    }

    /// <summary>Chases whoever is waited for.</summary>
    public void Remind(CommitteePhase phase, Instant now)
    {
        if (!Open || phase != Phase)
            return;
        foreach (var chair in chairs.Where(c => c.Active && Owes(c)))
            chair.Remind(now);
        Version++;
    }

    /// <summary>Ends it without a decision: the loop ended otherwise.</summary>
    public void Close()
    {
        if (!Open)
            return;
        Phase = CommitteePhase.Closed;
        Version++;
    }

    /// <summary>Whether a chair has something to do in the present phase.</summary>
    public bool Owes(Chair chair) => Open && chair.Active && (chair.Vote is null
        || (Phase == CommitteePhase.FinalVote && chair.FinalAt is null) || (Phase.IsRound() && chair.DoneIn < Phase));

    // A loop ends with a decision that rests on its packet, not on silence: when no person voted, and where the rule cannot do
    // without a chair, a simulated panelist votes in it.
    void MissVote(Chair chair)
    {
        bool nobodyVoted = !chairs.Any(c => c.PersonId is not null && c.Vote is not null);
        if (nobodyVoted || (Rule == CommitteeRuling.BarRaiser && chair.Power == ChairPower.BarRaiser))
            Empty(chair, null, "");
        else
            chair.Miss();
    }

    void Empty(Chair chair, Guid? person, string name)
    {
        foreach (var statement in statements.Where(s => s.Role == chair.Role))
            statement.Strike();
        foreach (var change in changes.Where(c => c.Role == chair.Role))
            change.Strike();
        chair.Give(person, name);
        Version++;
    }

    void Change(Chair chair, Recommendation to, int movedBy, string reason, Instant now)
    {
        var mover = movedBy == 0 ? null : statements.SingleOrDefault(s => s.Number == movedBy && !s.Struck && s.Role != chair.Role)
            ?? throw No(CommitteeRefusal.Unfounded, "is no standing statement of another chair; name one, or 0 for a second reading of your own", "moved_by", movedBy);
        changes.Add(new ChangeOfMind(LoopId, changes.Count + 1, chair, to, mover, reason, now));
        chair.Hold(to);
    }

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
