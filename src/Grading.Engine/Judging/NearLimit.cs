using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>
/// A time near its limit falls on either side of it by chance. Runs are let go a little beyond the limit, so that one that
/// only just missed it is known from one that was far off; near the limit a test is run again and the majority counts.
/// </summary>
static class NearLimit
{
    /// <summary>
    /// Three standard deviations of the CPU time of the same work when it waits for memory at random (13 %), rounded up:
    /// <c>tests/run.sh --bench limits</c>.
    /// </summary>
    public const double Margin = 0.15;

    /// <summary>The limits to run with.</summary>
    public static Limits Beyond(Limits limits) => limits with { Cpu = limits.Cpu * (1 + Margin) };

    /// <summary>Whether another run might decide otherwise. One that was killed says nothing about how far it had to go.</summary>
    public static bool Is(TestResult test, Limits limits, Language? language) => language is not null && test.ExitCode is not null
        && test.Verdict is Verdict.Accepted or Verdict.TimeLimit && IsNear(test.CpuMs / language.LimitsFor(limits).Cpu.TotalMilliseconds);

    /// <summary>Whether a share of the limit is near it.</summary>
    public static bool IsNear(double share) => share is > 1 - Margin and < 1 + Margin;

    /// <summary>A test's result; near the limit that of the majority of three runs, the one in the middle of them.</summary>
    public static async Task<TestResult> SteadyAsync(Func<Task<TestResult>> run, Func<TestResult, bool> isNear)
    {
        var first = await run();
        if (!isNear(first))
            return first;
        TestResult[] all = [first, await run(), await run()];
        var most = all.GroupBy(t => t.Verdict).MaxBy(g => g.Count())!.OrderBy(t => t.CpuMs).ToArray();
        return most[most.Length / 2];
    }
}
