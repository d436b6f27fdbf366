using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using TestResult = Mockloop.Grading.Engine.Judging.TestResult;

namespace Mockloop.Grading.Tests.Judging;

public sealed class NearLimitTests
{
    static readonly Limits Limits = new() { Cpu = TimeSpan.FromSeconds(1) };
    static readonly Language Cpp = Language.Called("cpp")!;

    [Theory]
    [InlineData(800, Verdict.Accepted, false)]
    [InlineData(860, Verdict.Accepted, true)]
    [InlineData(1100, Verdict.TimeLimit, true)]
    [InlineData(1000, Verdict.WrongAnswer, false)]
    public void Only_a_time_near_its_limit_could_have_been_decided_otherwise(long cpuMs, Verdict verdict, bool near) =>
        NearLimit.Is(Test(cpuMs, verdict), Limits, Cpp).ShouldBe(near);

    [Fact]
    public void A_program_that_was_killed_far_beyond_its_limit_is_not_near_it() =>
        NearLimit.Is(Test(1150, Verdict.TimeLimit) with { ExitCode = null, Signal = 9 }, Limits, Cpp).ShouldBeFalse();

    [Fact]
    public async Task The_majority_of_three_decides_by_the_run_in_its_middle()
    {
        var runs = new Queue<TestResult>([Test(1010, Verdict.TimeLimit), Test(950, Verdict.Accepted), Test(990, Verdict.Accepted)]);
        var result = await NearLimit.SteadyAsync(() => Task.FromResult(runs.Dequeue()), t => NearLimit.Is(t, Limits, Cpp));
        (result.Verdict, result.CpuMs, runs.Count).ShouldBe((Verdict.Accepted, 990, 0));
    }

    [Fact]
    public async Task What_is_far_from_its_limit_runs_once()
    {
        var runs = new Queue<TestResult>([Test(500, Verdict.Accepted), Test(1010, Verdict.TimeLimit)]);
        await NearLimit.SteadyAsync(() => Task.FromResult(runs.Dequeue()), t => NearLimit.Is(t, Limits, Cpp));
        runs.Count.ShouldBe(1);
    }

    static TestResult Test(long cpuMs, Verdict verdict) => new("secret/1", verdict, cpuMs, cpuMs, 0, 0, null, "");
}
