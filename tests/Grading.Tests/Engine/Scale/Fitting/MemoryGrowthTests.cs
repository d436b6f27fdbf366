using Mockloop.Grading.Engine.Scale.Fitting;

namespace Mockloop.Grading.Tests.Engine.Scale.Fitting;

/// <summary>Peak memory comes in pages and with whatever the loader and the allocator keep.</summary>
public sealed class MemoryGrowthTests
{
    const int Climbs = 20;
    const double Page = 4096;
    static readonly FactorNames Names = new();

    [Theory]
    [InlineData(2.5e6, "1", 0)]
    [InlineData(10e6, "1", 0)]
    [InlineData(2.5e6, "k", 65536)]
    [InlineData(10e6, "k", 65536)]
    [InlineData(2.5e6, "n", 8)]
    [InlineData(10e6, "n", 40)]
    public void What_is_kept_is_told_from_the_start_up_cost(double startUp, string truth, double bytes)
    {
        var wanted = GrowthClass.Parse(truth, Names);
        var measured = Enumerable.Range(0, Climbs).Select(seed => Measure(startUp, wanted, bytes, seed)).ToList();
        measured.Count(m => !m.Classes.Contains(wanted)).ShouldBeLessThanOrEqualTo(1);
        measured.Count(m => m.Exceeds == Exceeds.Yes).ShouldBe(truth == "n" ? Climbs : 0);
    }

    [Fact]
    public void A_vector_that_doubles_grows_like_n()
    {
        var memory = SimulatedLadder.Alone.Sizes.Select(s => new Observation(s.N, 1, 2.5e6 + (8 * Math.Max(s.N, Math.Pow(2, Math.Ceiling(Math.Log2(s.N))))))).ToList();
        Classification.Of(memory, Quantity.Memory, GrowthClass.Constant, new("n", null))!.ShouldSatisfyAllConditions(
            m => m.Classes.ShouldContain(GrowthClass.Parse("n", Names)), m => m.Exceeds.ShouldBe(Exceeds.Yes));
    }

    static MeasuredGrowth Measure(double startUp, GrowthClass truth, double bytes, int seed)
    {
        var random = new Random(seed);
        var memory = SimulatedLadder.Cpp.Sizes.Select(s =>
        {
            var kept = startUp + (bytes * truth.Terms.Sum(t => t.At(s.N, s.K))) + (random.NextDouble() * 400e3);
            return new Observation(s.N, s.K, Math.Ceiling(kept / Page) * Page);
        });
        return Classification.Of([.. memory], Quantity.Memory, GrowthClass.Parse("k", Names), Names)!;
    }
}
