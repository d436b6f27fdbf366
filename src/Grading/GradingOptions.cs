namespace Mockloop.Grading;

/// <summary>Configuration section <c>Grading</c>.</summary>
sealed class GradingOptions
{
    /// <summary>Submissions judged at one time; 0 for one per core.</summary>
    public int Slots { get; set; }

    /// <summary>Sandboxes that wait, started; 0 for two per slot: one for the compiler or a validator, one for the program.</summary>
    public int Warm { get; set; }

    /// <summary>How often an idle worker asks for work although nothing woke it.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a lease is prolonged and progress told: at least every second, the call included.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>How often a worker whose sandbox does not start tries again.</summary>
    public TimeSpan SandboxRetry { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>On SIGTERM, how long running submissions may go on; what is not done then is given back for somebody else.</summary>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Most disk that problem packages may take, beside those being judged with.</summary>
    public int PackagesMiB { get; set; } = 1024;

    /// <summary>Whether what passes its tests is replayed at production scale, where its package says how.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>Slots with the default filled in.</summary>
    public int SlotCount => Slots > 0 ? Slots : Environment.ProcessorCount;

    /// <summary>Warm sandboxes with the default filled in.</summary>
    public int WarmCount => Warm > 0 ? Warm : 2 * SlotCount;
}
