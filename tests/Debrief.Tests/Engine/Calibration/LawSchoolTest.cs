using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

/// <summary>Section 6 of the Law School Admission Test: 1,000 people, 5 questions, right or wrong (Bock and Lieberman 1970, Psychometrika 35, p. 179).</summary>
static class LawSchoolTest
{
    /// <summary>How many answered like that, from 00000 to 11111.</summary>
    static readonly int[] People = [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298];

    /// <summary>By the function rasch of the R package ltm (Rizopoulos 2006, Journal of Statistical Software 17, 5): people with spread 1 around 0.</summary>
    public static readonly double[] Difficulties = [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802];

    public const double Discrimination = 0.7551, LogLikelihood = -2466.938;

    public static RatingTable Table => RatingTable.Of(
        from pattern in Enumerable.Range(0, People.Length)
        from person in Enumerable.Range(0, People[pattern])
        from question in Enumerable.Range(0, 5)
        select ("test", $"{pattern}.{person}", $"{question + 1}", (double)(pattern >> (4 - question) & 1)));
}
