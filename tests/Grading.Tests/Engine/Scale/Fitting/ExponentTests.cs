using CsCheck;
using Mockloop.Grading.Engine.Scale.Fitting;

namespace Mockloop.Grading.Tests.Engine.Scale.Fitting;

public sealed class ExponentTests
{
    const int Climbs = 100;
    static readonly FactorNames Names = new();

    [Theory]
    [InlineData("C++", "n k", 1, 1)]
    [InlineData("C++", "n", 1, 0)]
    [InlineData("Python", "n k", 1, 1)]
    [InlineData("registry", "n k", 1, 1)]
    [InlineData("alone", "n", 1, null)]
    [InlineData("alone", "n^2", 2, null)]
    [InlineData("Python alone", "n", 1, null)]
    [InlineData("alone", "1", 0, null)]
    public void Intervals_hold_the_truth_at_about_95_percent(string ladder, string truth, double n, int? k)
    {
        var (inN, inK) = (0, 0);
        for (var seed = 0; seed < Climbs; seed++)
        {
            var climbed = new Ladder(SimulatedLadder.Of(ladder).Climb(GrowthClass.Parse(truth, Names), SimulatedLadder.Even, seed));
            var (exponentN, exponentK) = Exponents.Of(climbed, Quantity.Time, constant: truth == "1");
            inN += exponentN.Low <= n && n <= exponentN.High ? 1 : 0;
            inK += exponentK is not null && exponentK.Low <= k && k <= exponentK.High ? 1 : 0;
        }
        (100.0 * inN / Climbs).ShouldBeInRange(88, 100);
        if (k is not null)
            (100.0 * inK / Climbs).ShouldBeInRange(88, 100);
    }

    [Fact]
    public void A_factor_that_follows_the_other_has_no_exponent_of_its_own()
    {
        var together = new SimulatedLadder([(1e5, 2e5), (2e5, 4e5), (5e5, 1e6), (1e6, 2e6), (2e6, 4e6)], 1.2, 10);
        Exponents.Of(new(together.Climb(GrowthClass.Parse("n + k", Names), SimulatedLadder.Even, 1)), Quantity.Time, constant: false).K.ShouldBeNull();
    }

    [Fact]
    public void The_unit_of_measurement_changes_nothing() =>
        Gen.Select(Gen.OneOf(Gen.Const("n"), Gen.Const("n log k"), Gen.Const("n k")), Gen.Double[-3, 6], Gen.Int[0, 1000]).Sample(
            (truth, power, seed) =>
            {
                var whole = Quantity.Time with { Grain = 0 }; // the grain alone has a unit
                var climbed = SimulatedLadder.Cpp.Climb(GrowthClass.Parse(truth, Names), SimulatedLadder.Spikes, seed);
                var one = Classification.Of(climbed, whole, null, Names)!;
                var other = Classification.Of(climbed.ConvertAll(o => o with { Value = o.Value * Math.Pow(10, power) }), whole, null, Names)!;
                other.Class.ShouldBe(one.Class);
                other.N.Low.ShouldBe(one.N.Low, 0.01);
            },
            iter: 12);

    [Fact]
    public void Of_repeats_a_slow_one_does_not_count()
    {
        var climbed = SimulatedLadder.Cpp.Climb(GrowthClass.Parse("n k", Names), _ => 1, 1);
        var slow = climbed.Select(o => o with { Value = o.Value * 3 });
        Classification.Of([.. climbed, .. slow], Quantity.Time, null, Names)!.N.ShouldBe(Classification.Of(climbed, Quantity.Time, null, Names)!.N);
    }
}
