namespace Mockloop.Questions.Queue;

/// <summary>Section <c>GradingQueue</c>.</summary>
sealed record GradingQueueOptions
{
    /// <summary>Pieces of work, waiting or leased, beyond which a submission is refused.</summary>
    public int Limit { get; init; } = 200;

    /// <summary>How long a lease lasts without a heartbeat.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Leases of one piece of work until it is given up as our fault.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Most pieces of work in one lease call.</summary>
    public int MostSlots { get; init; } = 32;

    /// <summary>Most bytes of a report.</summary>
    public int MostReportBytes { get; init; } = 1 << 20;
}
