namespace Mockloop.Questions.Queue;

/// <summary>Section <c>GradingQueue</c>.</summary>
sealed record GradingQueueOptions
{
    /// <summary>Pieces of work, waiting or leased, beyond which a submission is refused. Rejudging does not count here.</summary>
    public int Limit { get; init; } = 200;

    /// <summary>Pieces of rejudging, waiting or leased, beyond which another rejudging is refused.</summary>
    public int RejudgeLimit { get; init; } = 1000;

    /// <summary>How long a submission waits for a free worker before a rejudging has to give way to it.</summary>
    public TimeSpan Yield { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a lease lasts without a heartbeat: what the work of a killed worker waits. Ten heartbeats.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From this lease on, a fault of ours that a worker reports stands as the result.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>
    /// Leases that may lapse until the work is given up as our fault. More than <see cref="Attempts"/>: workers come and
    /// go for many reasons, and who loses three of them in a row has not handed in bad code.
    /// </summary>
    public int LostLeases { get; init; } = 10;

    /// <summary>Most pieces of work in one lease call.</summary>
    public int MostSlots { get; init; } = 32;

    /// <summary>Most bytes of a report.</summary>
    public int MostReportBytes { get; init; } = 1 << 20;
}
