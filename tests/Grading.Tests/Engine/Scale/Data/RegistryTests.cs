using CsCheck;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Tests.Engine.Scale.Data;

public sealed class RegistryTests
{
    static readonly Gen<DataSpec> Small = Gen.Select(Gen.ULong, Gen.Long[1, 3000], Gen.Long[0, 3000]).Select((seed, n, k) => new DataSpec("model-registry", seed, n, k));

    [Fact]
    public void The_answer_is_that_of_the_statement() =>
        Small.Sample(
            spec =>
            {
                using var workload = Written.Open(spec);
                var answer = PlainRepair.Of(Written.Stream(workload, 0, 13), Written.Stream(workload, 1, 13));
                Written.Check(workload, answer, new(1)).ShouldBeNull();
            },
            iter: 300);

    [Fact]
    public void Streams_are_the_flat_streams() =>
        Small.Sample(
            spec =>
            {
                using var workload = Written.Open(spec);
                Written.Stream(workload, 0).ShouldBe(Written.Flat(spec, 0));
                Written.Stream(workload, 1).ShouldBe(Written.Flat(spec, 1));
                workload.InputRows.ShouldBe(spec.N + spec.K);
            },
            iter: 50);

    [Fact]
    public void There_is_what_breaks_bad_algorithms()
    {
        var spec = new DataSpec("model-registry", 77, 1_000_000, 300_000);
        var records = Written.Flat(spec).Chunk(3).ToArray();
        LongestRun(records, (r, i) => r[2] == (ulong)i + 1).ShouldBeGreaterThanOrEqualTo(131_071);
        LongestRun(records, (r, i) => r[2] == (ulong)i - 1).ShouldBeGreaterThanOrEqualTo(131_071);
        records.ShouldAllBe(r => r[2] < 1_000_000 && r[0] <= 1_000_000_000 && r[1] <= 1_000_000_000);

        var labels = PlainRepair.Labels(records, Written.Flat(spec, 1));
        var groups = labels.CountBy(l => l).ToDictionary(g => g.Key, g => g.Value);
        groups.Values.Max().ShouldBeInRange(131_072, 250_000);
        groups.Values.Count(size => size is >= 2 and <= 16).ShouldBeGreaterThan(20_000);
        groups.Values.Count(size => size is > 100 and <= 1024).ShouldBeGreaterThan(100);

        var repairs = PlainRepair.Of(Written.Flat(spec), Written.Flat(spec, 1)).Chunk(4).Select(r => (int)r[0]).ToHashSet();
        groups.Count(g => g.Value >= 4 && !repairs.Contains(g.Key)).ShouldBeGreaterThan(1000);
        var ties = labels.Index().GroupBy(l => l.Item, l => records[l.Index]).Count(HasTie);
        ties.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void A_registry_at_full_size_is_made_in_little_memory()
    {
        var spec = new DataSpec("model-registry", 1, 2_000_000, 5_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var workload = Written.Open(spec);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(60L << 20);
    }

    static int LongestRun(ulong[][] records, Func<ulong[], int, bool> belongs)
    {
        var (longest, run) = (0, 0);
        for (var i = 0; i < records.Length; i++)
            longest = Math.Max(longest, run = belongs(records[i], i) ? run + 1 : 0);
        return longest;
    }

    static bool HasTie(IEnumerable<ulong[]> group)
    {
        var highest = group.Max(r => r[0]);
        var votes = group.Where(r => r[0] == highest).CountBy(r => r[1]).Select(v => v.Value).OrderDescending().ToArray();
        return votes.Length > 1 && votes[0] == votes[1];
    }
}
