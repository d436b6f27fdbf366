using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging.Validation;

/// <summary>What both sides of a dialogue did, as far as it matters for whose fault its end was.</summary>
sealed record DialogueEnd
{
    /// <summary>The submission's run by itself; null when it ended well (a broken pipe included: the other side had hung up).</summary>
    public (Verdict Verdict, string Detail)? Submission { get; init; }

    /// <summary>The interactor's exit code; null when a signal or a limit ended it.</summary>
    public int? Interactor { get; init; }

    public BrokenLimits InteractorBroke { get; init; }

    public bool InteractorFirst { get; init; }

    /// <summary>The interactor had hung up and the submission did not end by itself soon after.</summary>
    public bool Lingered { get; init; }

    /// <summary>When the submission's time was over, it had said something that the interactor had not read, and was owed an answer.</summary>
    public bool InteractorSilent { get; init; }

    /// <summary>When the interactor ended, far more of the submission's words lay unread than a turn has.</summary>
    public bool Flooded { get; init; }
}

/// <summary>Decides who is to blame for the end of a dialogue. Null when nobody is: the interactor accepted.</summary>
static class Blame
{
    const int Accept = 42, Reject = 43;

    public static (Verdict Verdict, string Detail)? Of(DialogueEnd end)
    {
        if (end.Interactor == Reject && end.InteractorFirst)
            return end.Submission is null && !end.Lingered
                ? (Verdict.WrongAnswer, "the answer is wrong")
                : (Verdict.InvalidInteraction, "said something that the other side does not allow");
        if (end.InteractorSilent)
            return (Verdict.CheckerFailed, "the package's interactor did not answer in time");
        if (end.Flooded && end.InteractorBroke.HasFlag(BrokenLimits.Memory))
            return (Verdict.OutputLimit, "said more than the interactor could take in");
        if (end.Submission is { } fault && (!end.InteractorFirst || end.Interactor == Accept))
            return fault;
        return end.Interactor switch
        {
            Accept => null,
            Reject => (Verdict.WrongAnswer, "the answer is wrong, or the dialogue ended too early"),
            { } code => (Verdict.CheckerFailed, $"the package's interactor ended with exit code {code}"),
            null => (Verdict.CheckerFailed, end.InteractorBroke == BrokenLimits.None
                ? "the package's interactor was ended by a signal"
                : $"the package's interactor broke its limits ({end.InteractorBroke})"),
        };
    }
}
