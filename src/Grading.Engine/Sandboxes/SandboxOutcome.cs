namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>What one run did.</summary>
public sealed record SandboxOutcome
{
    /// <summary>Exit code; null when a signal ended it or its end was not seen.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The signal that ended it; null when it exited.</summary>
    public int? Signal { get; init; }

    /// <summary>Limits that were broken; <see cref="BrokenLimits.None"/> for an undisturbed run.</summary>
    public BrokenLimits Broken { get; init; }

    /// <summary>CPU time of everything in the sandbox, launch excluded.</summary>
    public TimeSpan Cpu { get; init; }

    /// <summary>Wall time from the gate to the end.</summary>
    public TimeSpan Wall { get; init; }

    /// <summary>Peak memory in bytes, about 1.5 MiB of launcher included.</summary>
    public long PeakBytes { get; init; }

    /// <summary>The beginning and the end of standard error.</summary>
    public string Errors { get; init; } = "";

    /// <summary>When the gate opened, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long StartedAt { get; init; }

    /// <summary>When it ended, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>: who of two joined programs ended first.</summary>
    public long EndedAt { get; init; }

    /// <summary>The sandbox can run another command; false once it was killed.</summary>
    public bool Reusable { get; init; } = true;
}

/// <summary>Limits that a run broke.</summary>
[Flags]
public enum BrokenLimits
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>CPU time.</summary>
    Cpu = 1,

    /// <summary>Wall time.</summary>
    Wall = 2,

    /// <summary>The kernel killed something for memory.</summary>
    Memory = 4,

    /// <summary>A fork or a thread was refused. Not fatal in itself.</summary>
    Processes = 8,

    /// <summary>Standard output or standard error.</summary>
    Output = 16,
}
