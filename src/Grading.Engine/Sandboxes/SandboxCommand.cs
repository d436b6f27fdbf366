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

    /// <summary><c>NAME=value</c>, beside PATH, HOME and LANG.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Where it starts, as seen inside.</summary>
    public string WorkingFolder { get; init; } = "/box";
}
