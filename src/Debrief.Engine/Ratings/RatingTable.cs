namespace Mockloop.Debrief.Engine.Ratings;

/// <summary>Ratings as columns: numbers of rater, subject, item and, where given, time, and the score. Missing scores are left out.</summary>
public sealed class RatingTable
{
    /// <summary>Ids in the order of their first appearance; the columns hold positions in these.</summary>
    public required string[] Raters { get; init; }

    /// <inheritdoc cref="Raters"/>
    public required string[] Subjects { get; init; }

    /// <inheritdoc cref="Raters"/>
    public required string[] Items { get; init; }

    /// <summary>Occasions in the order of their names; empty where the ratings have no time.</summary>
    public string[] Times { get; init; } = [];

    /// <summary>One entry per rating.</summary>
    public required int[] Rater { get; init; }

    /// <inheritdoc cref="Rater"/>
    public required int[] Subject { get; init; }

    /// <inheritdoc cref="Rater"/>
    public required int[] Item { get; init; }

    /// <summary>Position in <see cref="Times"/>; empty where the ratings have no time.</summary>
    public int[] Time { get; init; } = [];

    /// <inheritdoc cref="Rater"/>
    public required double[] Score { get; init; }

    /// <summary>Where a rating stands in its file, from 1; empty where there is none.</summary>
    public int[] Line { get; init; } = [];

    /// <summary>Rows without a score.</summary>
    public int Missing { get; init; }

    /// <summary>Number of ratings.</summary>
    public int Count => Score.Length;

    /// <summary>A table of ratings at hand.</summary>
    public static RatingTable Of(IEnumerable<(string Rater, string Subject, string Item, double Score)> ratings)
    {
        var columns = new RatingColumns(withTime: false);
        foreach (var (rater, subject, item, score) in ratings)
            columns.Add(rater, subject, item, default, score, 0);
        return columns.ToTable();
    }

    /// <summary>Refuses a subject that the same rater rated twice on one item at one time.</summary>
    /// <exception cref="RatingException">With the line of the second rating.</exception>
    public void RefuseRepeats()
    {
        int[] start = new int[Subjects.Length + 1];
        foreach (int subject in Subject)
            start[subject + 1]++;
        for (int subject = 0; subject < Subjects.Length; subject++)
            start[subject + 1] += start[subject];
        int[] order = new int[Count];
        for (int n = Count - 1; n >= 0; n--)
            order[--start[Subject[n] + 1]] = n;
        // The rows of a subject lie together; where a rater, item and time were met last says whether it was with this subject.
        int[] last = new int[Count];
        var cells = new Dictionary<long, int>();
        foreach (int n in order)
        {
            long key = ((long)Rater[n] * Items.Length + Item[n]) * Math.Max(1, Times.Length) + (Time.Length > 0 ? Time[n] : 0);
            if (!cells.TryGetValue(key, out int cell))
                cells.Add(key, cell = cells.Count);
            else if (Subject[last[cell]] == Subject[n])
                throw Repeated(last[cell], n);
            last[cell] = n;
        }
    }

    RatingException Repeated(int first, int second) => new(
        $"{(Line.Length > 0 && Line[second] > 0 ? $"line {Line[second]}: " : "")}rater '{Raters[Rater[second]]}' rated subject '{Subjects[Subject[second]]}' on item '{Items[Item[second]]}'"
        + $"{(Time.Length > 0 ? $" at time '{Times[Time[second]]}'" : "")} twice: {Score[first]} and {Score[second]}; at most once is allowed. "
        + (Time.Length > 0 ? "Remove one." : "Remove one, or tell the occasions apart in a column 'time'."));
}
