using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>What its chairs do. Each deed changes it or throws a <see cref="CommitteeException"/>; then <see cref="Settle"/>.</summary>
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

    void Change(Chair chair, Recommendation to, int movedBy, string reason, Instant now)
    {
        var mover = movedBy == 0 ? null : statements.SingleOrDefault(s => s.Number == movedBy && !s.Struck && s.Role != chair.Role)
            ?? throw No(CommitteeRefusal.Unfounded, "is no standing statement of another chair; name one, or 0 for a second reading of your own", "moved_by", movedBy);
        changes.Add(new ChangeOfMind(LoopId, changes.Count + 1, chair, to, mover, reason, now));
        chair.Hold(to);
    }
}
