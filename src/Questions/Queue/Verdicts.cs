namespace Mockloop.Questions.Queue;

/// <summary>The verdict list.</summary>
static class Verdicts
{
    /// <summary>Ours, never the candidate's.</summary>
    public const string InternalError = "InternalError";

    /// <summary>The candidate's own word, never a worker's.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>The problem's fault, not the candidate's.</summary>
    public const string CheckerFailed = "CheckerFailed";

    /// <summary>Says something about the code that was handed in.</summary>
    public static bool IsAboutTheCode(string verdict) => verdict is not (InternalError or CheckerFailed or Cancelled);

    public static readonly IReadOnlySet<string> All = new HashSet<string>
    {
        "Accepted", "PartiallyAccepted", "WrongAnswer", "FormatError", "CompileError", "CompileLimit", "TimeLimit", "WallLimit",
        "MemoryLimit", "StackLimit", "OutputLimit", "ProcessLimit", "DiskLimit", "SecurityViolation", "RuntimeError",
        "InvalidInteraction", "FirstBatchLate", "Stalled", "NotIncremental", "DoesNotScale", "NonDeterministic", CheckerFailed,
        Cancelled, InternalError,
    };
}
