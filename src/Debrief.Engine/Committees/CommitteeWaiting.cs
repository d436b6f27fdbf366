using NodaTime;

namespace Mockloop.Debrief.Engine.Committees;

/// <summary>Whom it waits for, until when, and what becomes of a vote that did not come.</summary>
public sealed partial class Committee
{
    /// <summary>Whether a chair has something to do in the present phase.</summary>
    public bool Owes(Chair chair) => Open && chair.Active && (chair.Vote is null
        || (Phase == CommitteePhase.FinalVote && chair.FinalAt is null) || (Phase.IsRound() && chair.DoneIn < Phase));

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
}
