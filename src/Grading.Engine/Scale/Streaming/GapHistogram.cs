namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>
/// Durations counted in buckets that each are an eighth wider than the one before, from 1 µs to over an hour: a fixed
/// size, whatever the number of batches, and quantiles to within 13 %.
/// </summary>
public sealed class GapHistogram
{
    const int PerOctave = 8, Octaves = 32;
    readonly long[] counts = new long[PerOctave * Octaves];

    /// <summary>Durations counted.</summary>
    public long Count { get; private set; }

    /// <summary>The longest, exactly.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Counts one.</summary>
    public void Add(TimeSpan gap)
    {
        Count++;
        Longest = gap > Longest ? gap : Longest;
        counts[Bucket(gap.TotalMicroseconds)]++;
    }

    /// <summary>The duration that a share of all does not exceed; zero when there are none.</summary>
    /// <param name="share">From 0 to 1.</param>
    public TimeSpan Quantile(double share)
    {
        var wanted = (long)Math.Ceiling(share * Count);
        for (var (bucket, seen) = (0, 0L); bucket < counts.Length; bucket++)
            if ((seen += counts[bucket]) >= wanted && seen > 0)
                return Upper(bucket) < Longest ? Upper(bucket) : Longest;
        return Longest;
    }

    /// <summary>The buckets that hold something: their upper end and how many.</summary>
    public IEnumerable<(TimeSpan Upper, long Count)> Buckets => counts.Index().Where(b => b.Item > 0).Select(b => (Upper(b.Index), b.Item));

    static int Bucket(double microseconds) =>
        microseconds <= 1 ? 0 : Math.Min((int)Math.Ceiling(Math.Log2(microseconds) * PerOctave), (PerOctave * Octaves) - 1);

    static TimeSpan Upper(int bucket) => TimeSpan.FromMicroseconds(Math.Pow(2, (double)bucket / PerOctave));
}
