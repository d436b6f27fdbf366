using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Definition;

namespace Mockloop.Grading.Engine.Scale.Replay;

/// <summary>
/// A verdict at one size that another run would give again. What lies near a limit, and what only a clock on the wall
/// decided, is run again, and the majority counts; what answers the same input differently is told so.
/// </summary>
static class SteadyRung
{
    const int Most = 3;

    /// <summary>The measure that stands for the size, how many runs it took, and whether another run might decide otherwise.</summary>
    public static async Task<(RungMeasure Measure, int Runs, bool NearLimit)> RunAsync(Rung rung, Func<Rung, Task<RungMeasure>> runOnce)
    {
        var first = await runOnce(rung);
        if (first.Verdict == Verdict.WrongAnswer)
            return Again(first, await runOnce(rung));
        if (!IsNear(first) && !IsByWallClock(first.Verdict))
            return (first, 1, false);
        RungMeasure[] runs = [first, await runOnce(rung), await runOnce(rung)];
        var verdict = runs.GroupBy(r => r.Verdict).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        var alike = runs.Where(r => r.Verdict == verdict).OrderBy(r => r.Outcome.Cpu).ToArray();
        return (alike[alike.Length / 2], Most, runs.Any(IsNear) || runs.Any(r => r.Verdict != verdict));
    }

    static (RungMeasure, int, bool) Again(RungMeasure first, RungMeasure second) =>
        second.Verdict == Verdict.WrongAnswer && second.Stream.Fault == first.Stream.Fault
            ? (first, 2, false)
            : (first with { Verdict = Verdict.NonDeterministic, Detail = $"gave different answers to the same input; at first: {first.Detail}" }, 2, false);

    /// <summary>Whether the CPU time lies so near its limit that another run might fall on the other side.</summary>
    static bool IsNear(RungMeasure run) => run.Outcome.ExitCode is not null && run.Verdict is Verdict.Accepted or Verdict.TimeLimit
        && NearLimit.IsNear(run.CpuShare);

    static bool IsByWallClock(Verdict verdict) => verdict is Verdict.FirstBatchLate or Verdict.Stalled or Verdict.WallLimit;
}
