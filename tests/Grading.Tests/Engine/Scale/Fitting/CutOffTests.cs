using Mockloop.Grading.Engine.Scale.Fitting;

namespace Mockloop.Grading.Tests.Engine.Scale.Fitting;

/// <summary>The last size was cut off at its limit: what it took is a lower bound.</summary>
public sealed class CutOffTests
{
    const int Climbs = 20;
    static readonly FactorNames Names = new("tokens", "shards");
    static readonly Allowed Merge = new(GrowthClass.Parse("n log k", Names), GrowthClass.Parse("k", Names));
    static readonly (double, double)[] Passed = [(1e6, 16), (2e6, 64), (4e6, 64), (8e6, 128)];

    [Theory]
    [InlineData("n k", 16e6, 512)]
    [InlineData("n k", 50e6, 256)]
    [InlineData("n^2", 50e6, 256)]
    public void Four_sizes_and_a_cut_off_one_convict_a_nested_loop(string truth, double n, double k)
    {
        for (var seed = 0; seed < Climbs; seed++)
            Measure(truth, n, k, 0.5, seed).Exceeds.ShouldBe(Exceeds.Yes, $"seed {seed}");
    }

    [Theory]
    [InlineData("n log k")]
    [InlineData("n")]
    public void They_do_not_convict_a_heap_that_only_missed_its_limit(string truth)
    {
        for (var seed = 0; seed < Climbs; seed++)
            Measure(truth, 16e6, 512, 1, seed).Exceeds.ShouldNotBe(Exceeds.Yes, $"seed {seed}");
    }

    [Fact]
    public void Three_small_sizes_that_look_alike_are_convicted_by_the_cut_off_one_alone()
    {
        Observation[] time = [new(1e6, 16, 60), new(2e6, 16, 118), new(4e6, 16, 242), new(8e6, 256, 12_000, AtLeast: true)];
        var measured = Classification.Of(time, Quantity.Time, Merge.Time, Names)!;
        measured.Exceeds.ShouldBe(Exceeds.Yes);
        measured.Words.ShouldContain("the workload allows n log k; at n = 8 M, k = 256 the allowed growth predicts at most ");
        measured.Words.ShouldEndWith(", it took at least 12 s");
    }

    [Fact]
    public void A_lower_bound_below_what_is_predicted_says_nothing()
    {
        Observation[] time = [new(1e6, 16, 60), new(2e6, 16, 118), new(4e6, 16, 242)];
        var without = Classification.Of(time, Quantity.Time, Merge.Time, Names)!;
        var with = Classification.Of([.. time, new(8e6, 16, 1, AtLeast: true)], Quantity.Time, Merge.Time, Names)!;
        with.Classes[0].ShouldBe(without.Classes[0]);
        with.N.Value.ShouldBe(without.N.Value, 0.02);
    }

    [Fact]
    public void A_lower_bound_moves_the_interval()
    {
        Observation[] time = [new(1e6, 1, 60), new(2e6, 1, 118), new(4e6, 1, 242)];
        var alone = new FactorNames("n", null);
        var without = Classification.Of(time, Quantity.Time, null, alone)!;
        var with = Classification.Of([.. time, new(40e6, 1, 6_000, AtLeast: true)], Quantity.Time, null, alone)!;
        with.N.Low.ShouldBeGreaterThan(without.N.Low + 0.1);
    }

    /// <summary>The ladder climbed until the last size is stopped at a share of what it would have taken.</summary>
    static MeasuredGrowth Measure(string truth, double n, double k, double share, int seed)
    {
        var all = new SimulatedLadder([.. Passed, (n, k)], 1.2, 40).Climb(GrowthClass.Parse(truth, Names), SimulatedLadder.Even, seed);
        all[^1] = all[^1] with { Value = all[^1].Value * share, AtLeast = true };
        return Classification.Of(all, Quantity.Time, Merge.Time, Names)!;
    }
}
