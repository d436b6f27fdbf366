using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>A command for the sandbox.</summary>
/// <param name="Arguments">Program (an absolute path as seen inside) and its arguments.</param>
/// <param name="Limits">What it may use.</param>
public sealed record SandboxCommand(IReadOnlyList<string> Arguments, Limits Limits)
{
    /// <summary>What it reads.</summary>
    public ProgramInput Input { get; init; } = ProgramInput.Empty;

    /// <summary>Where what it writes goes.</summary>
    public ProgramOutput Output { get; init; } = ProgramOutput.Discard;

    /// <summary>Told every few milliseconds, on the sandbox's own thread, what the run uses; null for nobody.</summary>
    public Action<SandboxSample>? Sampled { get; init; }

    /// <summary>
    /// Given, before the run begins, what says at any time, to one thread, what the run did on the cores; null for nobody. Not
    /// called where no control group counts.
    /// </summary>
    public Action<Func<CoreTime>>? Followed { get; init; }

    /// <summary><c>NAME=value</c>, beside PATH, HOME and LANG.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Where it starts, as seen inside.</summary>
    public string WorkingFolder { get; init; } = "/box";
}

/// <summary>What a run uses at one moment.</summary>
/// <param name="At">Since its start.</param>
/// <param name="MemoryBytes">Memory of everything in the sandbox; 0 where it cannot be known.</param>
/// <param name="Cpu">CPU time so far.</param>
public readonly record struct SandboxSample(TimeSpan At, long MemoryBytes, TimeSpan Cpu);
