using Mockloop.Contracts.Questions;
using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Leasing;

namespace Mockloop.Grading.Tests.Worker;

/// <summary>What a worker reports beside the report.</summary>
public sealed class FiguresTests
{
    [Fact]
    public void Growth_classes_travel_beside_the_claim_and_the_time_of_all_runs_is_added_up()
    {
        var time = new GrowthFit(1, 0.9, 1.1, "in words") { Class = "n log k" };
        var memory = new GrowthFit(0, 0, 0, "in words") { Factors = new Dictionary<string, FactorExponent> { ["n"] = new(0.02, 0, 0.1), ["k"] = new(0.95, 0.9, 1) } };
        var result = Of(new Growth(time, memory));
        (result.TimeGrowth, result.MemoryGrowth).ShouldBe(("n log k", "n^0.02 k^0.95"));
        (result.CpuMs, result.NearLimit, result.Score).ShouldBe((3 + 310, true, 0.5));
    }

    [Fact]
    public void Nothing_is_said_of_growth_that_was_not_measured()
    {
        var result = Of(null);
        (result.TimeGrowth, result.MemoryGrowth).ShouldBe(("", ""));
    }

    static PutResultRequest Of(Growth? growth)
    {
        var judged = new JudgeResult(
            Verdict.DoesNotScale, 0.5, true, "", "cpp", new(true, 1, ""), [new("secret/1", Verdict.Accepted, 3, 4, 5, 0, null, "")],
            [new(1_000_000, 64, Verdict.Accepted, 310, 330, 2, 0.4, 1.9, 9_437_184)], growth, null,
            new("", "", 7, new Dictionary<string, long>(), new Dictionary<string, string>(), "", null));
        var result = new PutResultRequest();
        result.TakeFigures(judged);
        return result;
    }
}
