namespace Mockloop.Questions.Rounds;

/// <summary>Where a round stands.</summary>
enum RoundState
{
    /// <summary>Something was heard of the interview, but not yet its booking: shown to nobody.</summary>
    Announced,
    Scheduled,

    /// <summary>Its start has come, somebody is missing.</summary>
    Open,
    Running,
    Ended,
    NoShow,
    Cancelled,
}
