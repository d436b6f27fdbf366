using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Replay;

namespace Mockloop.Grading.Tests.Engine.Scale.Replay;

public sealed class SteadyRungTests
{
    static readonly Rung Rung = new(1000, 1, new() { Cpu = TimeSpan.FromSeconds(1) }, ServiceLevels.None);

    [Fact]
    public async Task What_is_far_from_every_limit_runs_once()
    {
        var (measure, runs, near) = await RunAsync(Run(Verdict.Accepted, 0.5));
        (measure.Verdict, runs, near).ShouldBe((Verdict.Accepted, 1, false));
    }

    [Fact]
    public async Task Near_a_limit_the_majority_of_three_counts_and_it_is_said()
    {
        var (measure, runs, near) = await RunAsync(Run(Verdict.TimeLimit, 1.02), Run(Verdict.Accepted, 0.97), Run(Verdict.Accepted, 0.99));
        (measure.Verdict, runs, near).ShouldBe((Verdict.Accepted, 3, true));
    }

    [Fact]
    public async Task A_wait_that_does_not_come_again_is_forgiven()
    {
        var (measure, runs, near) = await RunAsync(Run(Verdict.Stalled, 0.4), Run(Verdict.Accepted, 0.4), Run(Verdict.Accepted, 0.4));
        (measure.Verdict, runs, near).ShouldBe((Verdict.Accepted, 3, true));
    }

    [Fact]
    public async Task A_wait_that_comes_again_is_not_near_a_limit()
    {
        var (measure, _, near) = await RunAsync(Run(Verdict.Stalled, 0.4), Run(Verdict.Stalled, 0.4), Run(Verdict.Stalled, 0.4));
        (measure.Verdict, near).ShouldBe((Verdict.Stalled, false));
    }

    [Fact]
    public async Task A_limit_missed_by_far_is_not_tried_again()
    {
        var (measure, runs, _) = await RunAsync(Run(Verdict.TimeLimit, 1.15) with { Outcome = new() { Signal = 9, Cpu = TimeSpan.FromSeconds(1.15) } });
        (measure.Verdict, runs).ShouldBe((Verdict.TimeLimit, 1));
    }

    [Fact]
    public async Task The_same_wrong_answer_twice_is_a_wrong_answer()
    {
        var (measure, runs, _) = await RunAsync(Wrong(7), Wrong(7));
        (measure.Verdict, runs).ShouldBe((Verdict.WrongAnswer, 2));
    }

    [Fact]
    public async Task Another_answer_to_the_same_input_is_not_deterministic()
    {
        (await RunAsync(Wrong(7), Wrong(9))).Measure.Verdict.ShouldBe(Verdict.NonDeterministic);
        (await RunAsync(Wrong(7), Run(Verdict.Accepted, 0.4))).Measure.Verdict.ShouldBe(Verdict.NonDeterministic);
    }

    static Task<(RungMeasure Measure, int Runs, bool NearLimit)> RunAsync(params RungMeasure[] runs)
    {
        var next = new Queue<RungMeasure>(runs);
        return SteadyRung.RunAsync(Rung, _ => Task.FromResult(next.Dequeue()));
    }

    static RungMeasure Run(Verdict verdict, double share) => new(
        Rung, new() { ExitCode = 0, Cpu = Rung.Limits.Cpu * share }, new() { Gaps = new() }, [], 1000, verdict, "");

    static RungMeasure Wrong(long row)
    {
        var run = Run(Verdict.WrongAnswer, 0.3);
        return run with { Stream = run.Stream with { Fault = new OutputFault(row, FaultKind.Missing, $"row {row}") } };
    }
}
