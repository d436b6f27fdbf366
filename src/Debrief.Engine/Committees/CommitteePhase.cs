namespace Mockloop.Debrief.Engine.Committees;

/// <summary>What a committee does at the moment, in this order.</summary>
public enum CommitteePhase
{
    /// <summary>Every chair reads the packet and votes, sealed from the others.</summary>
    FirstVote = 1,

    /// <summary>Votes are open; every chair names the strongest evidence for and against.</summary>
    Evidence = 2,

    /// <summary>Chairs ask and answer.</summary>
    Questions = 3,

    /// <summary>Chairs push back on what was said.</summary>
    Pushback = 4,

    /// <summary>Every chair votes for good.</summary>
    FinalVote = 5,

    /// <summary>Decided by the rule.</summary>
    Decided = 6,

    /// <summary>Ended without a decision of its own: the candidate left.</summary>
    Closed = 7,
}

/// <summary>Which phases are which.</summary>
public static class CommitteePhases
{
    /// <summary>Whether chairs talk: the three rounds between the votes.</summary>
    public static bool IsRound(this CommitteePhase phase) => phase is CommitteePhase.Evidence or CommitteePhase.Questions or CommitteePhase.Pushback;
}
