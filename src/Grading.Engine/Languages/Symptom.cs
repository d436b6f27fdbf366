using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Languages;

/// <summary>
/// A limit that the language's runtime met before the kernel did, known by what it says on standard error. A program can
/// say the same and end likewise: it only deceives itself, all of these are run-time errors.
/// </summary>
/// <param name="Verdict">What it means.</param>
/// <param name="Says">Part of a line.</param>
sealed record Symptom(Verdict Verdict, string Says)
{
    /// <summary>Only the last line counts; else any line does.</summary>
    public bool LastLine { get; init; }

    /// <summary>Whether a run that did not end well shows it.</summary>
    public bool IsSeenIn(SandboxOutcome run)
    {
        var errors = run.Errors.AsSpan().TrimEnd();
        return (LastLine ? errors[(errors.LastIndexOf('\n') + 1)..] : errors).Contains(Says, StringComparison.Ordinal);
    }
}
