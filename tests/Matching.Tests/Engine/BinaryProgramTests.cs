using CsCheck;
using Mockloop.Matching.Engine.Planning;

namespace Mockloop.Matching.Tests.Engine;

public sealed class BinaryProgramTests
{
    const int Columns = 9;

    [Fact]
    public void The_cheapest_point_is_that_of_trying_all() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var random = new Random(seed);
            var (costs, rows) = (Enumerable.Range(0, Columns).Select(_ => random.Next(-9, 10)).ToArray(), Enumerable.Range(0, 4).Select(_ => Row(random)).ToArray());
            var program = new BinaryProgram();
            foreach (var cost in costs)
                program.Add(cost);
            foreach (var (factors, least, most) in rows)
                program.Limit(factors.Index().Where(f => f.Item != 0).Select(f => (f.Index, (double)f.Item)), least, most);
            var points = Enumerable.Range(0, 1 << Columns)
                .Where(point => rows.All(r => Sum(r.Factors, point) is var sum && sum >= r.Least && sum <= r.Most)).ToList();
            double[]? from = points.Count > 0 && random.Next(2) == 0 ? [.. Enumerable.Range(0, Columns).Select(i => (double)(points[^1] >> i & 1))] : null;

            var (best, bound, isDone) = program.Minimize(from, 1, 10, seed, default);

            isDone.ShouldBeTrue();
            if (points.Count == 0)
            {
                (best, bound).ShouldBe((null, double.PositiveInfinity));
                return;
            }
            bound.ShouldBe(points.Min(p => Sum(costs, p)), 1e-6);
            points.Where(p => Sum(costs, p) == points.Min(q => Sum(costs, q))).ShouldContain(best.ShouldNotBeNull().Select((x, i) => (int)Math.Round(x) << i).Sum());
        },
        iter: 200, threads: 1);

    [Fact]
    public void A_search_that_is_called_off_ends()
    {
        var (program, random) = (new BinaryProgram(), new Random(1));
        for (var i = 0; i < 30; i++)
            program.Add(-1);
        for (var row = 0; row < 60; row++)
            program.Limit(Enumerable.Range(0, 30).OrderBy(_ => random.Next()).Take(7).Select(c => (c, 1.0)), 0, 4);

        program.Minimize(null, 1, 60, 1, new CancellationToken(true)).IsDone.ShouldBeFalse();
        program.Minimize(null, 1, 60, 1, default).IsDone.ShouldBeTrue();
    }

    static (int[] Factors, int Least, int Most) Row(Random random)
    {
        var least = random.Next(-3, 4);
        return ([.. Enumerable.Range(0, Columns).Select(_ => random.Next(3) == 0 ? 0 : random.Next(-2, 3))], least, least + random.Next(4));
    }

    static int Sum(int[] factors, int point) => factors.Select((factor, i) => (point >> i & 1) * factor).Sum();
}
