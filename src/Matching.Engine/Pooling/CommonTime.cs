using NodaTime;

namespace Mockloop.Matching.Engine.Pooling;

/// <summary>When two people could start.</summary>
public static class CommonTime
{
    /// <summary>More starts than this are not counted.</summary>
    public const int MostCounted = 10;

    /// <summary>The first start on the grid from which both are free for so many minutes, and the number of such starts.</summary>
    public static (Instant First, int Starts)? Find(
        IReadOnlyList<Interval> mine, IReadOnlyList<Interval> theirs, int minutes, int granularity, Instant notBefore)
    {
        var (first, starts, i, j) = (default(Instant?), 0, 0, 0);
        var length = Duration.FromMinutes(minutes);
        while (i < mine.Count && j < theirs.Count && starts < MostCounted)
        {
            var end = Instant.Min(mine[i].End, theirs[j].End);
            var start = OnGrid(Instant.Max(Instant.Max(mine[i].Start, theirs[j].Start), notBefore), granularity);
            if (start + length <= end)
            {
                first ??= start;
                starts += 1 + (int)Math.Min(MostCounted, (end - length - start) / Duration.FromMinutes(granularity));
            }
            _ = mine[i].End < theirs[j].End ? i++ : j++;
        }
        return first is { } found ? (found, Math.Min(starts, MostCounted)) : null;
    }

    /// <summary>The spans without what lies in <paramref name="taken"/>.</summary>
    public static IReadOnlyList<Interval> Without(IReadOnlyList<Interval> free, IEnumerable<Interval> taken)
    {
        var left = free;
        foreach (var cut in taken)
            left = [.. left.SelectMany(span => Parts(span, cut))];
        return left;
    }

    static IEnumerable<Interval> Parts(Interval span, Interval cut)
    {
        if (cut.End <= span.Start || cut.Start >= span.End)
        {
            yield return span;
            yield break;
        }
        if (span.Start < cut.Start)
            yield return new Interval(span.Start, cut.Start);
        if (cut.End < span.End)
            yield return new Interval(cut.End, span.End);
    }

    static Instant OnGrid(Instant at, int granularity)
    {
        var step = granularity * NodaConstants.TicksPerMinute;
        var ticks = at.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks((ticks + step - 1) / step * step);
    }
}
