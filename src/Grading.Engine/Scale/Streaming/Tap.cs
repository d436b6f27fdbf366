using System.Diagnostics;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>Counts and stamps the batches of a program, holds them to their size, and hands their rows to the check.</summary>
/// <param name="check">Compares the rows.</param>
/// <param name="batchSize">Rows of every batch but the last.</param>
/// <param name="feed">Says how much was pulled.</param>
/// <param name="clock">Stamps.</param>
sealed class Tap(IOutputCheck check, int batchSize, Feed feed, CoreClock clock)
{
    int? lastRows;
    Moment last;

    /// <summary>When the first batch was whole.</summary>
    public Moment? FirstAt { get; private set; }

    /// <summary>Rows pulled before it.</summary>
    public long PulledBeforeFirst { get; private set; }

    /// <summary>Batches that were whole.</summary>
    public long Batches { get; private set; }

    /// <summary>Rows taken.</summary>
    public long Rows { get; private set; }

    /// <summary>Between the ends of batches, without waits for a core.</summary>
    public GapHistogram Gaps { get; } = new();

    /// <summary>Time spent handing rows to the check.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>A batch of so many rows begins.</summary>
    /// <returns>What is wrong with that, in words; null when nothing is.</returns>
    public string? Begin(uint rows)
    {
        if (rows == 0)
            return $"batch {Batches + 1:N0} is empty";
        if (rows > batchSize)
            return $"batch {Batches + 1:N0} holds {rows:N0} rows; the batch size is {batchSize:N0}";
        if (lastRows is { } before && before < batchSize)
            return $"batch {Batches:N0} holds {before:N0} rows and is not the last one; only the last may hold fewer than {batchSize:N0}";
        lastRows = (int)rows;
        return null;
    }

    /// <summary>Whole rows of it.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="bytes">They themselves.</param>
    public void Take(int rows, ReadOnlySpan<byte> bytes)
    {
        var since = Stopwatch.GetTimestamp();
        check.Take(bytes);
        Rows += rows;
        Spent += Stopwatch.GetElapsedTime(since);
    }

    /// <summary>Its last row was taken.</summary>
    /// <param name="now">When its last byte was read.</param>
    public void End(long now)
    {
        Batches++;
        var moment = clock.At(now);
        if (FirstAt is null)
            (FirstAt, PulledBeforeFirst) = (moment, feed.Pulled);
        else
            Gaps.Add(moment.NetSince(last));
        last = moment;
    }
}
