using Mockloop.Questions.Queue;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Rejudging;

/// <summary>What became of one submission, in the order in which people want to read it.</summary>
enum RejudgeOutcome
{
    /// <summary>Another verdict or score, which the submission now shows.</summary>
    Changed,

    /// <summary>Another verdict, but so near a limit that the old one stays.</summary>
    NearLimit,

    /// <summary>The platform or the problem failed; the old verdict stays.</summary>
    Failed,
    Same,
    Waiting,

    /// <summary>Cancelled, or there is no code any more.</summary>
    Dropped,
}

/// <summary>One submission of a rejudging: what it showed before, and what the judge says now.</summary>
sealed class RejudgeItem
{
    public required Guid RejudgeId { get; init; }
    public required Guid SubmissionId { get; init; }

    /// <summary>Counts the submission's judgings from 0, over all rejudgings and versions.</summary>
    public required int Number { get; init; }
    public required Guid InterviewId { get; init; }
    public required Guid CohortId { get; init; }
    public required string Language { get; init; }
    public required string AgainstHash { get; init; }
    public required Judged Before { get; init; }
    public RejudgeOutcome Outcome { get; private set; } = RejudgeOutcome.Waiting;
    public Judged? After { get; private set; }

    /// <summary>Whether the submission shows the new result from now on.</summary>
    public bool Replaces => Outcome is RejudgeOutcome.Changed or RejudgeOutcome.Same;

    /// <summary>What the timeline says.</summary>
    public string Words => Outcome switch
    {
        RejudgeOutcome.Changed when Before.Verdict == After!.Verdict => $"Judged again: {After.Verdict}, {Before.Score:0.##} → {After.Score:0.##} points.",
        RejudgeOutcome.Changed => $"Judged again: {Before.Verdict} → {After!.Verdict}.",
        RejudgeOutcome.NearLimit => $"Judged again: {After!.Verdict}, near the limit; {Before.Verdict} stays.",
        _ => $"Judged again: still {Before.Verdict}.",
    };

    /// <summary>Takes the new result.</summary>
    public void Settle(GradingResult result)
    {
        After = new() { Rejudge = Number, PackageHash = result.PackageHash, Verdict = result.Verdict, Score = result.Score, NearLimit = result.NearLimit, CpuMs = result.CpuMs };
        Outcome = !Verdicts.IsAboutTheCode(After.Verdict) ? RejudgeOutcome.Failed
            : Before.Verdict != After.Verdict ? IsClear(Before, After) ? RejudgeOutcome.Changed : RejudgeOutcome.NearLimit
            : Before.Score == After.Score ? RejudgeOutcome.Same
            : RejudgeOutcome.Changed;
    }

    /// <summary>
    /// The worker has run again whatever is near a limit; what is still near it may go either way another time. Another
    /// version of the package may have other limits, to which the old run lay how it did says nothing.
    /// </summary>
    static bool IsClear(Judged before, Judged after) => !Verdicts.IsAboutTheCode(before.Verdict)
        || (!after.NearLimit && (!before.NearLimit || before.PackageHash != after.PackageHash));
}

/// <summary>The part of a result that is compared.</summary>
sealed class Judged
{
    public required int Rejudge { get; init; }
    public required string PackageHash { get; init; }
    public required string Verdict { get; init; }
    public required double Score { get; init; }
    public required bool NearLimit { get; init; }

    /// <summary>CPU milliseconds of all runs together; 0 where none was measured.</summary>
    public required long CpuMs { get; init; }

    /// <summary>What a submission shows.</summary>
    public static Judged Of(Submission submission) => new()
    {
        Rejudge = submission.Rejudge,
        PackageHash = submission.PackageHash,
        Verdict = submission.Verdict,
        Score = submission.Score,
        NearLimit = submission.NearLimit,
        CpuMs = submission.CpuMs,
    };
}
