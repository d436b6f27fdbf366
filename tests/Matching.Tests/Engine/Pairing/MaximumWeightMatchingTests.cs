using CsCheck;
using Google.OrTools.Sat;
using Mockloop.Matching.Engine.Pairing;

namespace Mockloop.Matching.Tests.Engine.Pairing;

public sealed class MaximumWeightMatchingTests
{
    [Fact]
    public void Every_small_graph_gets_its_exhaustive_maximum_with_a_certificate() =>
        Gen.Int[0, int.MaxValue].Sample(seed =>
        {
            var (nodes, edges) = Small(new Random(seed));

            var result = MaximumWeightMatching.Solve(nodes, edges);

            CertificateChecker.Faults(nodes, edges, result).ShouldBeEmpty();
            result.Exact.ShouldBeTrue();
            result.Weight.ShouldBe(ExhaustiveMatching.Weight(nodes, edges));
        }, iter: 5_000, threads: 1);

    [Theory]
    [InlineData("dense", 200)]
    [InlineData("dense with ties", 200)]
    [InlineData("sparse", 2000)]
    [InlineData("sparse with ties", 2000)]
    [InlineData("geometric", 2000)]
    [InlineData("geometric, almost alike", 2000)]
    [InlineData("cliques of 3", 2000)]
    [InlineData("cliques of 3, 5 and 7", 1200)]
    [InlineData("odd cycle", 5001)]
    public void Larger_graphs_of_every_family_are_solved_and_proved(string family, int nodes)
    {
        var edges = Family(family, nodes);

        var result = MaximumWeightMatching.Solve(nodes, edges);

        CertificateChecker.Faults(nodes, edges, result).ShouldBeEmpty();
        result.Exact.ShouldBeTrue();
    }

    [Fact]
    public void Another_solver_finds_nothing_heavier()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var edges = seed % 2 == 0 ? Graphs.Cliques(45, 8, seed, 3, 5, 7) : Graphs.Sparse(60, 4, seed, 50);
            MaximumWeightMatching.Solve(60, edges).Weight.ShouldBe(ByIntegerProgramming(60, edges));
        }
    }

    [Fact]
    public void Blossoms_inside_blossoms_are_found_and_opened_again()
    {
        var nested = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var edges = Graphs.Cliques(60, 12, seed, 3, 5, 7);
            var result = MaximumWeightMatching.Solve(60, edges);
            CertificateChecker.Faults(60, edges, result).ShouldBeEmpty();
            result.Exact.ShouldBeTrue();
            nested += result.Certificate.OddSets.Count(set => set is { Dual: > 0, Around: >= 0 });
        }
        nested.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Zero_and_negative_weights_self_loops_and_lighter_parallel_edges_are_left_out()
    {
        WeightedEdge[] edges = [new(0, 1, 0), new(1, 2, -7), new(2, 2, 50), new(3, 4, 2), new(4, 3, 9), new(3, 4, long.MinValue)];

        var result = MaximumWeightMatching.Solve(5, edges);

        (result.Weight, result.Exact).ShouldBe((9, true));
        result.Pairs.ShouldBe([(3, 4)]);
    }

    [Fact]
    public void Weight_counts_not_the_number_of_pairs() =>
        MaximumWeightMatching.Solve(4, [new(0, 1, 5), new(1, 2, 11), new(2, 3, 5)]).Pairs.ShouldBe([(1, 2)]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Without_edges_nobody_is_paired(int nodes)
    {
        var result = MaximumWeightMatching.Solve(nodes, []);

        (result.Weight, result.Bound, result.Exact, result.Pairs.Count).ShouldBe((0, 0, true, 0));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(13)]
    [InlineData(101)]
    public void The_largest_weights_allowed_do_not_overflow(int nodes)
    {
        var (random, most) = (new Random(1), MaximumWeightMatching.LargestWeight(nodes));
        var edges = Graphs.Dense(nodes, 5).Select(e => e with { Weight = most - random.Next(2) * random.NextInt64(most) }).ToArray();

        var result = MaximumWeightMatching.Solve(nodes, edges);

        CertificateChecker.Faults(nodes, edges, result).ShouldBeEmpty();
        result.Exact.ShouldBeTrue();
    }

    [Fact]
    public void What_would_overflow_or_does_not_exist_is_refused()
    {
        Should.Throw<ArgumentException>(() => MaximumWeightMatching.Solve(3, [new(0, 1, MaximumWeightMatching.LargestWeight(3) + 1)]));
        Should.Throw<ArgumentException>(() => MaximumWeightMatching.Solve(3, [new(0, 3, 1)]));
        Should.Throw<ArgumentException>(() => MaximumWeightMatching.Solve(3, [new(-1, 1, 1)]));
        Should.Throw<ArgumentException>(() => MaximumWeightMatching.Solve(MaximumWeightMatching.MostNodes + 1, []));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(60)]
    public void Stopped_at_any_time_it_gives_a_matching_and_a_proved_bound(int milliseconds)
    {
        var edges = Graphs.Cliques(20_000, 20, 3, 3, 5, 7);
        using var stop = new CancellationTokenSource(milliseconds);
        if (milliseconds == 0)
            stop.Cancel();

        var result = MaximumWeightMatching.Solve(20_000, edges, stop.Token);

        CertificateChecker.Faults(20_000, edges, result).ShouldBeEmpty();
        var of = edges.GroupBy(e => (Math.Min(e.From, e.To), Math.Max(e.From, e.To))).ToDictionary(g => g.Key, g => g.Max(e => e.Weight));
        var worth = new long[20_000];
        foreach (var (u, v) in result.Pairs)
            worth[u] = worth[v] = of[(u, v)];
        edges.Where(e => e.From != e.To && worth[e.From] == 0 && e.Weight > worth[e.To]).ShouldBeEmpty("who is alone could gain");
    }

    [Fact]
    public void The_same_graph_gives_the_same_pairs_and_another_order_the_same_weight()
    {
        var edges = Graphs.Geometric(500, 10, 8);
        var shuffled = edges.ToArray();
        new Random(2).Shuffle(shuffled);

        var result = MaximumWeightMatching.Solve(500, edges);

        MaximumWeightMatching.Solve(500, edges).Pairs.ShouldBe(result.Pairs);
        MaximumWeightMatching.Solve(500, shuffled).Weight.ShouldBe(result.Weight);
    }

    static long ByIntegerProgramming(int nodes, WeightedEdge[] edges)
    {
        var model = new CpModel();
        var taken = edges.Select((e, i) => model.NewBoolVar($"{i}")).ToArray();
        for (var v = 0; v < nodes; v++)
            model.AddAtMostOne(taken.Where((_, i) => edges[i].From == v || edges[i].To == v));
        foreach (var (loop, _) in taken.Zip(edges).Where(p => p.Second.From == p.Second.To))
            model.Add(loop == 0);
        model.Maximize(LinearExpr.WeightedSum(taken, edges.Select(e => e.Weight)));
        var solver = new CpSolver { StringParameters = "num_workers:1" };
        solver.Solve(model).ShouldBe(CpSolverStatus.Optimal);
        return (long)solver.ObjectiveValue;
    }

    static WeightedEdge[] Family(string name, int nodes) => name switch
    {
        "dense" => Graphs.Dense(nodes, 1),
        "dense with ties" => Graphs.Dense(nodes, 2, 4),
        "sparse" => Graphs.Sparse(nodes, 20, 3),
        "sparse with ties" => Graphs.Sparse(nodes, 3, 4, 3),
        "geometric" => Graphs.Geometric(nodes, 20, 5),
        "geometric, almost alike" => [.. Graphs.Geometric(nodes, 20, 5).Select(e => e with { Weight = e.Weight + 100_000_000 })],
        "cliques of 3" => Graphs.Cliques(nodes, 20, 6, 3),
        "cliques of 3, 5 and 7" => Graphs.Cliques(nodes, 20, 7, 3, 5, 7),
        "odd cycle" => [.. Enumerable.Range(0, nodes).Select(v => new WeightedEdge(v, (v + 1) % nodes, 10))],
        _ => throw new ArgumentException(name),
    };

    // Small weights make ties, large ones make none; negative ones, self loops and parallel edges come by chance.
    static (int Nodes, WeightedEdge[] Edges) Small(Random random)
    {
        var nodes = random.Next(0, 14);
        var heaviest = new[] { 1, 2, 3, 6, 20, 100_000 }[random.Next(6)];
        var lightest = random.Next(3) == 0 ? -heaviest : random.Next(2);
        var edges = new WeightedEdge[nodes == 0 ? 0 : random.Next(nodes * (nodes + 1))];
        for (var i = 0; i < edges.Length; i++)
            edges[i] = new(random.Next(nodes), random.Next(nodes), random.Next(lightest, heaviest + 1));
        return (nodes, edges);
    }
}
