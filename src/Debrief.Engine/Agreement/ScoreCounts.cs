using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Agreement;

/// <summary>One item: per subject, how often each score was given. Subjects that fewer than two raters rated are left out, for nothing can agree there.</summary>
sealed class ScoreCounts
{
    readonly List<(int Score, int Count)[]> subjects = [];

    public ScoreCounts(RatingTable table, int[] ratings)
    {
        Scores = [.. ratings.Select(n => table.Score[n]).Distinct().Order()];
        foreach (var subject in ratings.GroupBy(n => table.Subject[n]).Where(g => g.Count() > 1))
            subjects.Add([.. subject.GroupBy(n => table.Score[n]).Select(g => (Array.BinarySearch(Scores, g.Key), g.Count()))]);
    }

    /// <summary>The distinct scores, ascending.</summary>
    public double[] Scores { get; }

    public IReadOnlyList<(int Score, int Count)[]> Subjects => subjects;
}
