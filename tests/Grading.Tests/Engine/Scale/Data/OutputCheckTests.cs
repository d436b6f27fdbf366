using System.Diagnostics;
using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Tests.Engine.Scale.Data;

public sealed class OutputCheckTests
{
    [Theory]
    [InlineData("token-shards", 0, 3)]
    [InlineData("token-shards", 1, 1)]
    [InlineData("token-shards", 65_536, 5)]
    [InlineData("token-shards", 100_001, 512)]
    [InlineData("model-registry", 1, 0)]
    [InlineData("model-registry", 100_000, 20_000)]
    public void The_answer_is_right_however_it_is_cut(string generator, long n, long k)
    {
        using var workload = Written.Open(new(generator, 4, n, k));
        var answer = Answer(workload, new(generator, 4, n, k));
        foreach (var most in new[] { 7, 3000, 100_000 })
            Written.Check(workload, answer, new(most), most).ShouldBeNull();
    }

    /// <summary>In a thousand trials every mutation is caught, at its row, as what it is.</summary>
    [Theory]
    [InlineData("token-shards", 6000, 40, 640)]
    [InlineData("token-shards", 70_000, 9, 80)]
    [InlineData("model-registry", 60_000, 9000, 280)]
    public void Every_mutation_is_caught_and_named(string generator, long n, long k, int trials)
    {
        var spec = new DataSpec(generator, 20_260_305, n, k);
        using var workload = Written.Open(spec);
        var answer = Answer(workload, spec).Chunk(workload.OutputColumns).ToArray();
        var random = new Random(4711);
        for (var trial = 0; trial < trials; trial++)
        {
            var kind = (Mutation)(trial % Enum.GetValues<Mutation>().Length);
            var mutated = kind.Of(answer, random);
            var fault = Written.Check(workload, Mutations.Flat(mutated), random, 1 << random.Next(2, 17));
            var expected = kind.Fault(answer, mutated);
            (fault?.Row, fault?.Kind).ShouldBe((expected.Row, expected.Kind), $"trial {trial}, {kind}: {fault}");
        }
    }

    [Fact]
    public void Words_say_what_happened()
    {
        using var workload = Written.Open(new("token-shards", 8, 5000, 9));
        var rows = Written.Flat(new("token-shards", 8, 5000, 9)).Chunk(2).ToArray();
        var at = Enumerable.Range(1000, 100).First(i => rows[i][0] != rows[i + 1][0] && rows[i][0] != rows[i - 1][0]);
        string Name(int i) => $"token {rows[i][0]:N0} of shard {rows[i][1]}";

        Words([.. rows[..at], .. rows[(at + 1)..]]).ShouldBe($"token {rows[at][0]:N0} is missing; it was the next of shard {rows[at][1]}");
        Words([.. rows[..at], rows[at + 1], rows[at], .. rows[(at + 2)..]]).ShouldBe(
            $"{Name(at + 1)} comes too early; {Name(at)} was next; the {Math.Min(4096, 5000 - at):N0} rows from here on are the right ones in another order");
        Words([.. rows[..(at + 1)], .. rows[at..]]).ShouldBe($"{Name(at)} was written twice; {Name(at + 1)} was next");
        Words([.. rows[..at], [rows[at][0], 9], .. rows[(at + 1)..]]).ShouldBe($"there is no shard 9; {Name(at)} was next");
        Words([.. rows[..at], [rows[at][0], (rows[at][1] + 1) % 9], .. rows[(at + 1)..]]).ShouldBe($"token {rows[at][0]:N0} is not of shard {(rows[at][1] + 1) % 9}; {Name(at)} was next");
        Words([.. rows[..at], [ulong.MaxValue, 0], .. rows[(at + 1)..]]).ShouldBe($"there is no token {ulong.MaxValue:N0} in any shard; {Name(at)} was next");
        Words(rows[..at]).ShouldBe($"the output ends after {at:N0} of 5,000 tokens; {Name(at)} was next");
        Words([.. rows, rows[0]]).ShouldBe($"there are only 5,000 tokens; {Name(0)} was written after the last");

        string? Words(ulong[][] written) => Written.Check(workload, written.SelectMany(r => r).ToArray(), new(1))?.Words;
    }

    [Fact]
    public void Words_say_what_is_wrong_with_a_group()
    {
        var spec = new DataSpec("model-registry", 8, 5000, 900);
        using var workload = Written.Open(spec);
        var rows = Answer(workload, spec).Chunk(4).ToArray();
        var group = $"the group of record {rows[5][0]:N0}";

        Words(r => [.. r[..5], .. r[6..]]).ShouldBe($"{group} is missing; {rows[5][3]:N0} of its records have to be repaired");
        Words(r => With(r, 1)).ShouldBe($"in {group} version {rows[5][1]:N0} wins, not {rows[5][1] + 1:N0}");
        Words(r => With(r, 2)).ShouldBe($"in {group} digest {rows[5][2]} wins, not {rows[5][2] + 1}");
        Words(r => With(r, 3)).ShouldBe($"in {group} {rows[5][3]:N0} records have to be repaired, not {rows[5][3] + 1:N0}");
        Words(r => [.. r[..5], [1_000_000, 1, 1, 1], .. r[5..]]).ShouldBe($"record 1,000,000 is not the smallest of a group to repair; {group} was next");

        string? Words(Func<ulong[][], ulong[][]> mutate) => Written.Check(workload, mutate(rows).SelectMany(r => r).ToArray(), new(1))?.Words;
        static ulong[][] With(ulong[][] rows, int column) => [.. rows[..5], [.. rows[5].Select((v, c) => c == column ? v + 1 : v)], .. rows[6..]];
    }

    [Fact]
    public void A_fault_shows_while_rows_still_come()
    {
        using var workload = Written.Open(new("token-shards", 8, 1_000_000, 9));
        var rows = Written.Flat(new("token-shards", 8, 1_000_000, 9));
        rows[200_001]++;
        using var check = workload.Check();
        var since = Stopwatch.GetTimestamp();
        check.Take(MemoryMarshal.AsBytes(rows.AsSpan(0, 600_000)));
        while (check.Fault is null && Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(20))
            Thread.Sleep(1);
        check.Fault.ShouldNotBeNull().Row.ShouldBe(100_000);
        check.Take(MemoryMarshal.AsBytes(rows.AsSpan(600_000)));
        check.Finish().ShouldBe(check.Fault);
    }

    [Fact]
    public void A_check_that_nobody_finishes_ends()
    {
        using var workload = Written.Open(new("token-shards", 8, 1_000_000, 9));
        var rows = Written.Flat(new("token-shards", 8, 1_000_000, 9));
        var check = workload.Check();
        check.Take(MemoryMarshal.AsBytes(rows.AsSpan(0, 300_000)));
        check.Dispose();
    }

    static ulong[] Answer(IWorkload workload, DataSpec spec) =>
        spec.Generator == "token-shards" ? Written.Flat(spec) : PlainRepair.Of(Written.Stream(workload, 0), Written.Stream(workload, 1));
}
