using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Grading;

/// <summary>Points in scoring problems of 2025-09 and its draft.</summary>
static class Points
{
    const double Rounding = 1e-9;

    /// <summary>An accepted test's points.</summary>
    /// <param name="aggregation">Of the group it lies in.</param>
    /// <param name="most">The most it can give; null without bound.</param>
    /// <param name="score">What <c>score.txt</c> says; null without the file.</param>
    /// <param name="multiplier">What <c>score_multiplier.txt</c> says; null without the file.</param>
    /// <returns>The points, or why the validator is at fault.</returns>
    public static (double Points, string? Fault) OfTest(Aggregation aggregation, double? most, double? score, double? multiplier)
    {
        if (aggregation == Aggregation.PassFail)
            return score is null && multiplier is null ? (0, null) : (0, "the validator gave a score in a group that only passes or fails");
        if (score is not null && multiplier is not null)
            return (0, "the validator wrote both score.txt and score_multiplier.txt");
        if (score < 0 || multiplier is < 0 or > 1)
            return (0, "the validator's score is out of range");
        if (most is null)
            return multiplier is not null ? (0, "the validator wrote score_multiplier.txt where scores have no bound")
                : score is { } points ? (points, null)
                : (0, "the validator accepted without a score.txt where scores have no bound");
        if (score > most + Rounding)
            return (0, $"the validator's score {score} is above the {most} this test can give");
        return (score ?? ((multiplier ?? 1) * most.Value), null);
    }

    /// <summary>A group's points from those of its parts.</summary>
    public static double OfGroup(GroupScoring scoring, bool allAccepted, IReadOnlyList<double> parts) => scoring.Aggregation switch
    {
        Aggregation.PassFail => allAccepted ? scoring.MaxScore ?? 0 : 0,
        Aggregation.Min => parts.Count == 0 ? 0 : parts.Min(),
        _ => parts.Sum(),
    };

    /// <summary>The submission's verdict from its points.</summary>
    /// <param name="points">Of the whole.</param>
    /// <param name="full">The most there are; null without bound.</param>
    /// <param name="allAccepted">Whether every test that counts was accepted.</param>
    /// <param name="firstFailing">The verdict of the first test that was not; null when all were.</param>
    public static Verdict Overall(double points, double? full, bool allAccepted, Verdict? firstFailing)
    {
        if (full is { } most ? Math.Abs(points - most) <= Rounding * Math.Max(1, Math.Abs(most)) : allAccepted)
            return Verdict.Accepted;
        return points == 0 && firstFailing is { } verdict ? verdict : Verdict.PartiallyAccepted;
    }
}
