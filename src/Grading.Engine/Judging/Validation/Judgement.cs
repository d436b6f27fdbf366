using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging.Validation;

/// <summary>What a validator says of one output.</summary>
/// <param name="Verdict">Accepted, WrongAnswer, FormatError, InvalidInteraction, CheckerFailed, or what the submission broke.</param>
/// <param name="Detail">Why; may show what the package keeps secret.</param>
/// <param name="Feedback">What it left behind.</param>
sealed record Judgement(Verdict Verdict, string Detail, Feedback Feedback)
{
    public static Judgement Accepted { get; } = new(Verdict.Accepted, "", Feedback.None);

    public bool IsAccepted => Verdict == Verdict.Accepted;

    /// <summary>Exit code 42 accepts, 43 rejects, anything else says that the validator did not work.</summary>
    public static Judgement Of(SandboxOutcome run, Feedback feedback) => (Fatal(run), run.ExitCode) switch
    {
        (BrokenLimits.None, 42) when feedback.Fault is { } fault => new(Verdict.CheckerFailed, fault, feedback),
        (BrokenLimits.None, 42) => new(Verdict.Accepted, "", feedback),
        (BrokenLimits.None, 43) => new(Verdict.WrongAnswer, "the output is wrong", feedback),
        _ => new(Verdict.CheckerFailed, $"the package's output validator {End(run)}", feedback with { JudgeMessage = $"{feedback.JudgeMessage}{run.Errors}" }),
    };

    /// <summary>A fork that was refused is the program's to handle.</summary>
    public static BrokenLimits Fatal(SandboxOutcome run) => run.Broken & ~BrokenLimits.Processes;

    static string End(SandboxOutcome run) => Fatal(run) != BrokenLimits.None ? $"broke its limits ({Fatal(run)})"
        : run.ExitCode is { } code ? $"ended with exit code {code}"
        : $"was ended by signal {run.Signal}";

    /// <summary>Several must all accept: the first that does not decides.</summary>
    public Judgement And(Judgement next) => IsAccepted ? next with { Feedback = Merge(Feedback, next.Feedback) } : this;

    static Feedback Merge(Feedback a, Feedback b) => b with
    {
        Score = b.Score ?? a.Score,
        Multiplier = b.Multiplier ?? a.Multiplier,
        NextPass = b.NextPass ?? a.NextPass,
        JudgeMessage = a.JudgeMessage + b.JudgeMessage,
        TeamMessage = a.TeamMessage + b.TeamMessage,
    };
}
