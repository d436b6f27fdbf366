namespace Mockloop.Grading;

/// <summary>Configuration section <c>Grading</c>.</summary>
sealed class GradingOptions
{
    /// <summary>Submissions judged at one time; 0 for one per core.</summary>
    public int Slots { get; set; }

    /// <summary>How often an idle worker asks for work although nothing woke it.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a lease is prolonged and progress told.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a worker whose sandbox does not start tries again.</summary>
    public TimeSpan SandboxRetry { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>On SIGTERM, how long running submissions may go on; what is not done then is leased to somebody else.</summary>
    public static TimeSpan DrainLimit { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Slots with the default filled in.</summary>
    public int SlotCount => Slots > 0 ? Slots : Environment.ProcessorCount;
}
