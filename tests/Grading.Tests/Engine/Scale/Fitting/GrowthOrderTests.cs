using Mockloop.Grading.Engine.Scale.Fitting;

namespace Mockloop.Grading.Tests.Engine.Scale.Fitting;

public sealed class GrowthOrderTests
{
    static readonly (double, double)[] Shards = [(1e6, 8), (8e6, 256), (5e7, 512)], Graph = [(1e5, 2.5e5), (2e6, 5e6)], Unrelated = [(1e3, 1e4), (1e5, 10)], Alone = [(1e6, 64), (5e7, 64)];

    [Theory]
    [InlineData("n k", "n log k", true)]
    [InlineData("n log k", "n log k", false)]
    [InlineData("n", "n log k", false)]
    [InlineData("n log k", "n", true)]
    [InlineData("k log k", "n log k", false)]
    [InlineData("k", "n", false)]
    [InlineData("n log k", "n log n", false)]
    [InlineData("n log n", "n log k", true)]
    [InlineData("n + k", "n", false)]
    [InlineData("k^2", "n log k", true)]
    [InlineData("n k", "n^2", false)]
    [InlineData("n sqrt n", "n log n", true)]
    [InlineData("log n", "k", true)]
    [InlineData("k", "1", true)]
    public void Where_k_is_at_most_n(string measured, string allowed, bool exceeds) => Exceeds(Shards, measured, allowed).ShouldBe(exceeds);

    [Theory]
    [InlineData("n", "k", false)]
    [InlineData("k", "n", true)]
    [InlineData("n + k", "k", false)]
    [InlineData("k log k", "(n + k) log n", false)]
    [InlineData("n^2", "(n + k) log n", true)]
    [InlineData("k", "n^2", false)]
    public void Where_k_lies_between_n_and_its_square(string measured, string allowed, bool exceeds) => Exceeds(Graph, measured, allowed).ShouldBe(exceeds);

    [Theory]
    [InlineData("k", "n", true)]
    [InlineData("n", "k", true)]
    [InlineData("n", "n + k", false)]
    [InlineData("n k", "n^2 + k^2", false)]
    [InlineData("n k", "n + k", true)]
    public void Where_neither_bounds_the_other(string measured, string allowed, bool exceeds) => Exceeds(Unrelated, measured, allowed).ShouldBe(exceeds);

    [Theory]
    [InlineData("n k", "n", false)]
    [InlineData("n log n", "n log k", true)]
    public void A_factor_that_never_varies_does_not_count(string measured, string allowed, bool exceeds) => Exceeds(Alone, measured, allowed).ShouldBe(exceeds);

    static bool Exceeds((double, double)[] sizes, string measured, string allowed) =>
        new GrowthOrder(sizes).Exceeds(GrowthClass.Parse(measured, new()), GrowthClass.Parse(allowed, new()));
}
