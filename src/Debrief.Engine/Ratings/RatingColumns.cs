namespace Mockloop.Debrief.Engine.Ratings;

/// <summary>Collects ratings row by row into columns.</summary>
sealed class RatingColumns(bool withTime)
{
    readonly Names raters = new(), subjects = new(), items = new(), times = new();
    int[] rater = new int[1024], subject = new int[1024], item = new int[1024], time = new int[withTime ? 1024 : 0], line = new int[1024];
    double[] score = new double[1024];

    public int Count { get; private set; }

    public int Missing { get; private set; }

    /// <summary>NaN is a missing score: the ids are remembered, the rating is not.</summary>
    public void Add(ReadOnlySpan<char> raterId, ReadOnlySpan<char> subjectId, ReadOnlySpan<char> itemId, ReadOnlySpan<char> timeId, double value, int atLine)
    {
        int r = raters.Of(raterId), s = subjects.Of(subjectId), i = items.Of(itemId), t = withTime ? times.Of(timeId) : 0;
        if (double.IsNaN(value))
        {
            Missing++;
            return;
        }
        if (Count == score.Length)
            Grow();
        (rater[Count], subject[Count], item[Count], score[Count], line[Count]) = (r, s, i, value, atLine);
        if (withTime)
            time[Count] = t;
        Count++;
    }

    public RatingTable ToTable()
    {
        Resize(Count);
        string[] occasions = times.ToArray(), sorted = [.. occasions];
        Array.Sort(sorted, StringComparer.Ordinal);
        int[] place = new int[occasions.Length];
        for (int o = 0; o < place.Length; o++)
            place[o] = Array.BinarySearch(sorted, occasions[o], StringComparer.Ordinal);
        for (int n = 0; n < time.Length; n++)
            time[n] = place[time[n]];
        return new()
        {
            Raters = raters.ToArray(),
            Subjects = subjects.ToArray(),
            Items = items.ToArray(),
            Times = sorted,
            Rater = rater,
            Subject = subject,
            Item = item,
            Time = time,
            Score = score,
            Line = line,
            Missing = Missing,
        };
    }

    void Grow() => Resize(Count * 2);

    void Resize(int size)
    {
        Array.Resize(ref rater, size);
        Array.Resize(ref subject, size);
        Array.Resize(ref item, size);
        Array.Resize(ref score, size);
        Array.Resize(ref line, size);
        if (withTime)
            Array.Resize(ref time, size);
    }
}
