namespace Mockloop.Grading.Engine.Packages;

/// <summary>What one run may use. The defaults hold where a package is silent.</summary>
public sealed record Limits
{
    /// <summary>CPU time per test, of all processes together.</summary>
    public TimeSpan Cpu { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Wall time per test; 2 × CPU + 2 s unless set. Waiting for a core does not count.</summary>
    public TimeSpan Wall { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Memory in bytes, as the kernel counts it for the whole sandbox.</summary>
    public long MemoryBytes { get; init; } = 2048L << 20;

    /// <summary>Main stack in bytes; 256 MiB or half of the memory unless set, so that endless recursion meets this limit first.</summary>
    public long StackBytes { get; init; } = 256L << 20;

    /// <summary>Standard output (and standard error, counted apart) in bytes.</summary>
    public long OutputBytes { get; init; } = 8L << 20;

    /// <summary>Largest single file in bytes.</summary>
    public long FileBytes { get; init; } = 32L << 20;

    /// <summary>Processes and threads at one time.</summary>
    public int Processes { get; init; } = 64;

    /// <summary>The wall time that goes with a CPU time.</summary>
    public static TimeSpan WallFor(TimeSpan cpu) => (2 * cpu) + TimeSpan.FromSeconds(2);

    /// <summary>What a compilation may use by default: 10 s CPU, 20 s wall, 2 GiB.</summary>
    public static Limits Compilation { get; } = new()
    {
        Cpu = TimeSpan.FromSeconds(10),
        Wall = TimeSpan.FromSeconds(20),
        OutputBytes = 64L << 20,
        FileBytes = 64L << 20,
    };

    /// <summary>What a validator or grader may use by default: 60 s CPU, 2 GiB, 8 MiB of output.</summary>
    public static Limits ForValidation { get; } = new() { Cpu = TimeSpan.FromSeconds(60), Wall = WallFor(TimeSpan.FromSeconds(60)) };
}
