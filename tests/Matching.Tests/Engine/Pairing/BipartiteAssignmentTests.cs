using CsCheck;
using Mockloop.Matching.Engine.Pairing;

namespace Mockloop.Matching.Tests.Engine.Pairing;

public sealed class BipartiteAssignmentTests
{
    [Fact]
    public void Every_small_assignment_is_the_best_of_all_and_keeps_to_its_sides() =>
        Gen.Int[0, int.MaxValue].Sample(seed =>
        {
            var random = new Random(seed);
            var (left, right) = (random.Next(1, 6), random.Next(1, 7));
            WeightedEdge[] edges = [.. Enumerable.Range(0, random.Next(20)).Select(_ => new WeightedEdge(random.Next(left), random.Next(right), random.Next(-3, 9)))];

            var result = BipartiteAssignment.Solve(left, right, edges);

            result.Exact.ShouldBeTrue();
            result.Weight.ShouldBe(Best(0, left, 0, edges));
            result.Pairs.Sum(p => edges.Where(e => (e.From, e.To) == p).Max(e => e.Weight)).ShouldBe(result.Weight);
            result.Pairs.Select(p => p.From).ShouldBeUnique();
            result.Pairs.Select(p => p.To).ShouldBeUnique();
        }, iter: 1_000, threads: 1);

    [Fact]
    public void Two_sides_need_no_odd_sets()
    {
        var random = new Random(4);
        WeightedEdge[] edges = [.. Enumerable.Range(0, 40_000).Select(_ => new WeightedEdge(random.Next(1000), random.Next(3000), random.Next(1, 1000)))];

        var result = BipartiteAssignment.Solve(1000, 3000, edges);

        result.Exact.ShouldBeTrue();
        result.Certificate.OddSets.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 3)]
    [InlineData(-1, 0)]
    public void An_edge_off_its_side_is_refused(int from, int to) =>
        Should.Throw<ArgumentException>(() => BipartiteAssignment.Solve(2, 3, [new(from, to, 1)]));

    /// <summary>Every way to go through the left side one by one.</summary>
    static long Best(int at, int left, int takenRight, WeightedEdge[] edges) => at == left
        ? 0
        : edges.Where(e => e.From == at && (takenRight >> e.To & 1) == 0)
            .Select(e => e.Weight + Best(at + 1, left, takenRight | 1 << e.To, edges))
            .Append(Best(at + 1, left, takenRight, edges)).Max();
}
