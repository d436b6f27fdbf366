using Mockloop.Grading.Engine.Judging;

namespace Mockloop.Grading.Engine.Scale.Replay;

/// <summary>Turns what was measured at a size into what is told of it.</summary>
static class ScaleResults
{
    public static ScaleResult Of(RungMeasure measure, int runs)
    {
        var (outcome, stream, rung) = (measure.Outcome, measure.Stream, measure.Rung);
        var seconds = outcome.Wall.TotalSeconds;
        return new(
            rung.N, rung.K, measure.Verdict, (long)outcome.Cpu.TotalMilliseconds, (long)outcome.Wall.TotalMilliseconds,
            Ms(stream.FirstBatch ?? TimeSpan.Zero), Ms(stream.Gaps.Quantile(0.5)), Ms(stream.Gaps.Quantile(0.99)), outcome.PeakBytes)
        {
            LongestGapMs = Ms(stream.Gaps.Longest),
            PulledShare = measure.InputRows == 0 ? 0 : Math.Round((double)stream.PulledBeforeFirstBatch / measure.InputRows, 4),
            RowsPerSecond = seconds > 0 ? (long)(stream.Rows / seconds) : 0,
            CpuLimitMs = (long)rung.Limits.Cpu.TotalMilliseconds,
            Runs = runs,
            Detail = Printable.Of(measure.Detail),
            Gaps = [.. stream.Gaps.Buckets.Select(b => new GapCount(Ms(b.Upper), b.Count))],
            Memory = [.. measure.Memory.Select(s => new MemoryPoint((long)s.At.TotalMilliseconds, s.MemoryBytes))],
            Split = new((long)outcome.Cpu.TotalMilliseconds, (long)stream.Worker.Feed.TotalMilliseconds, (long)stream.Worker.Check.TotalMilliseconds),
        };
    }

    static double Ms(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
