using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>A command for the sandbox.</summary>
/// <param name="Arguments">Program (an absolute path as seen inside) and its arguments.</param>
/// <param name="Limits">What it may use.</param>
public sealed record SandboxCommand(IReadOnlyList<string> Arguments, Limits Limits)
{
    /// <summary>A host folder shown read-only as <c>/prog</c>; null for none.</summary>
    public string? ProgramFolder { get; init; }

    /// <summary>A host folder shown read-only as <c>/src</c>; null for none.</summary>
    public string? SourceFolder { get; init; }
}
