using System.Text.Json;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Fitting;

namespace Mockloop.Grading.Tests.Engine.Scale.Fitting;

public sealed class GrowthReportTests
{
    static readonly FactorNames Shards = new("tokens", "shards"), Graph = new("V", "E");

    [Theory]
    [InlineData("n k", "k", "time grows like n·k; the workload allows n log k", "memory grows like k, not with n")]
    [InlineData("n log k", "1", "time grows like n log k", "memory does not grow")]
    [InlineData("n^2", "n", "time grows like n²; the workload allows n log k", "memory grows like n; the workload allows k")]
    public void It_is_said_in_plain_words(string time, string memory, string timeWords, string memoryWords)
    {
        var report = Report(SimulatedLadder.Cpp, time, memory, new(GrowthClass.Parse("n log k", Shards), GrowthClass.Parse("k", Shards)), Shards);
        report.Time.Words.ShouldBe(timeWords);
        report.Memory.Words.ShouldStartWith(memoryWords);
    }

    [Fact]
    public void Words_use_the_workload_s_own_symbols() =>
        Report(SimulatedLadder.Registry, "n k", "n + k", new(GrowthClass.Parse("V + E", Graph), null), Graph).Time.Words
            .ShouldBe("time grows like V·E; the workload allows V + E");

    [Fact]
    public void The_outside_format_carries_the_class_and_each_factor()
    {
        var growth = Report(SimulatedLadder.Cpp, "n k", "1", new(null, null), Shards).ToResult();
        var time = JsonSerializer.SerializeToElement(growth, JudgeResult.Json).GetProperty("time");
        time.GetProperty("class").GetString().ShouldBe("n·k");
        time.GetProperty("exponent").GetDouble().ShouldBe(1, 0.05);
        time.GetProperty("low").GetDouble().ShouldBeLessThan(1);
        time.GetProperty("high").GetDouble().ShouldBeGreaterThan(1);
        time.GetProperty("factors").GetProperty("k").GetProperty("exponent").GetDouble().ShouldBe(1, 0.05);
        time.GetProperty("factors").GetProperty("n").GetProperty("low").GetDouble().ShouldBe(time.GetProperty("low").GetDouble());
        growth.Memory.Exponent.ShouldBe(0, 0.01);
    }

    [Fact]
    public void Two_sizes_say_nothing() =>
        GrowthReport.Of([new(1e6, 8, 40), new(2e6, 8, 80)], [new(1e6, 8, 4e6), new(2e6, 8, 4e6)], new(null, null), Shards).ShouldBeNull();

    /// <summary>The first sizes of the platform's own ladders: what breaks at the fourth is known by three of one n.</summary>
    [Theory]
    [InlineData(250e3), InlineData(20e3), InlineData(1e6)]
    public void Sizes_of_one_n_say_nothing(double n)
    {
        Observation[] time = [new(n, 8, 40), new(n, 64, 90), new(n, 512, 150)], memory = [new(n, 8, 4e6), new(n, 64, 5e6), new(n, 512, 9e6)];
        GrowthReport.Of(time, memory, new(GrowthClass.Parse("n log k", Shards), GrowthClass.Parse("k", Shards)), Shards).ShouldBeNull();
    }

    [Theory]
    [InlineData(8_000_000, "8 M")]
    [InlineData(1_250_000, "1.25 M")]
    [InlineData(250_000, "250 k")]
    [InlineData(512, "512")]
    [InlineData(5_000, "5000")]
    public void Sizes_are_said_with_a_prefix(double size, string expected) => SiNumber.Count(size).ShouldBe(expected);

    /// <summary>Without noise, and memory a thousand times the unit of time.</summary>
    static GrowthReport Report(SimulatedLadder ladder, string time, string memory, Allowed allowed, FactorNames names)
    {
        List<Observation> Exactly(string growth) => ladder.Climb(GrowthClass.Parse(growth, new()), _ => 1, 1);
        return GrowthReport.Of(Exactly(time), Exactly(memory).ConvertAll(o => o with { Value = o.Value * 1e6 }), allowed, names)!;
    }
}
