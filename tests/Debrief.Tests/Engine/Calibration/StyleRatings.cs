using Mockloop.Debrief.Engine.Ratings;
using Mockloop.TestServers;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

/// <summary>
/// The style of 372 essays, each rated 0 to 3 by 21 raters, written by students of two language groups: chapter 6 of Wind and Hua (2022), Rasch
/// Measurement Theory Analysis in R, CRC Press. Three facets: student, rater, group. The figures are what the book prints of
/// TAM's marginal likelihood with its grid of 21 points from −6 to 6. The ratings themselves are the book's and not carried here:
/// the table was drawn at random among all with the same totals of students, by group, and of raters, and as many of each score.
/// Those facts are all that the likelihood of this model asks of the ratings, so any such table has the book's measures.
/// </summary>
static class StyleRatings
{
    /// <summary>Of the scale, printed.</summary>
    public static readonly double[] Thresholds = [-4.0087904, 0.2353612, 3.7734293];

    /// <summary>Each rater's severity plus the first threshold, printed.</summary>
    static readonly double[] FirstSteps =
    [
        -4.288967, -4.322646, -3.840553, -3.975059, -4.785429, -4.345107, -4.232865, -3.739598, -2.891467, -4.876566, -4.221649,
        -4.288967, -4.345107, -3.750819, -4.830952, -3.571092, -3.559845, -3.896607, -3.345721, -3.571092, -3.504491,
    ];

    public static double[] Severities { get; } = [.. FirstSteps.Select(step => step - Thresholds[0])];

    /// <summary>A row per student: the group, 1 or 2, then the score of each rater.</summary>
    public static int[][] Students { get; } =
        [.. File.ReadLines(Path.Combine(Checkout.Root, "tests/Debrief.Tests/Engine/Calibration/style-totals.txt")).Select(row => row.Select(c => c - '0').ToArray())];

    /// <summary>The group takes the place of the item.</summary>
    public static RatingTable Table => RatingTable.Of(
        from s in Enumerable.Range(0, Students.Length)
        from r in Enumerable.Range(1, Severities.Length)
        select ($"rater_{r}", $"student_{s}", $"language_{Students[s][0]}", (double)Students[s][r]));
}
