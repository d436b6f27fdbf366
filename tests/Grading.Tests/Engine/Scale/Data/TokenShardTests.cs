using System.Runtime.InteropServices;
using CsCheck;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Tests.Engine.Scale.Data;

public sealed class TokenShardTests
{
    static readonly Gen<DataSpec> Small = Gen.Select(Gen.ULong, Gen.Long[0, 3000], Gen.Long[1, 700]).Select((seed, n, k) => new DataSpec("token-shards", seed, n, k));

    [Fact]
    public void The_shards_are_the_tokens_of_the_global_order_and_no_others() =>
        Small.Sample(
            spec =>
            {
                using var workload = Written.Open(spec);
                var merged = Enumerable.Range(0, (int)spec.K).SelectMany(s => Written.Stream(workload, s, 17).Select(n => (Number: n, Shard: (ulong)s)));
                merged.OrderBy(t => t.Number).ThenBy(t => t.Shard).SelectMany(t => new[] { t.Number, t.Shard }).ShouldBe(Written.Flat(spec));
            },
            iter: 200);

    [Fact]
    public void A_shard_never_falls() =>
        Small.Sample(
            spec =>
            {
                using var workload = Written.Open(spec);
                for (var shard = 0; shard < spec.K; shard++)
                    Written.Stream(workload, shard).ShouldBeInOrder();
            },
            iter: 50);

    [Fact]
    public void Numbers_repeat_within_a_shard_and_across_shards_and_exceed_32_bits()
    {
        var rows = Written.Flat(new("token-shards", 5, 400_000, 64));
        var tokens = rows.Chunk(2).ToArray();
        var repeated = tokens.Zip(tokens.Skip(1)).Where(p => p.First[0] == p.Second[0]).ToArray();
        repeated.Count(p => p.First[1] == p.Second[1]).ShouldBeInRange(5_000, 20_000);
        repeated.Count(p => p.First[1] < p.Second[1]).ShouldBeInRange(5_000, 20_000);
        repeated.ShouldAllBe(p => p.First[1] <= p.Second[1]);

        using var large = Written.Open(new("token-shards", 5, 20_000_000, 1));
        var last = new ulong[4];
        large.Read(0, 19_999_998, last).ShouldBe(2);
        last[1].ShouldBeGreaterThan(uint.MaxValue);
    }

    [Fact]
    public void The_same_seed_is_the_same_data_and_another_seed_other_data()
    {
        var spec = new DataSpec("token-shards", 11, 5000, 7);
        Written.Flat(spec).ShouldBe(Written.Flat(spec with { }));
        Written.Flat(spec).Zip(Written.Flat(spec with { Seed = 12 })).Count(p => p.First == p.Second).ShouldBeLessThan(2000);
    }

    /// <summary>More tokens than are kept sorted: side by side, shard after shard and by leaps are served in different ways.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void A_shard_is_the_same_however_it_is_read(int k)
    {
        var spec = new DataSpec("token-shards", 3, 11_600_001, k);
        using var workload = Written.Open(spec);
        var shards = SideBySide(workload, 100_000);
        shards.Sum(s => s.Count).ShouldBe(11_600_001);
        for (var shard = 0; shard < k; shard++)
            Written.Stream(workload, shard, 50_000).AsSpan().SequenceEqual(CollectionsMarshal.AsSpan(shards[shard])).ShouldBeTrue($"shard {shard}, read whole");
        var random = new Random(9);
        var into = new ulong[5000];
        for (var trial = 0; trial < 40; trial++)
        {
            var (shard, most) = (random.Next(k), random.Next(1, into.Length));
            var from = trial == 0 ? shards[shard].Count - 3 : random.Next(shards[shard].Count);
            var rows = workload.Read(shard, from, into.AsSpan(0, most));
            rows.ShouldBe(Math.Min(most, shards[shard].Count - from));
            into.AsSpan(0, rows).SequenceEqual(CollectionsMarshal.AsSpan(shards[shard]).Slice(from, rows)).ShouldBeTrue($"shard {shard} from {from}");
        }
        workload.Read(0, shards[0].Count, into).ShouldBe(0);
        workload.Read(0, shards[0].Count + 5, into).ShouldBe(0);
    }

    [Theory]
    [InlineData("token-shards", -1, 1)]
    [InlineData("token-shards", 1, 0)]
    [InlineData("token-shards", 1, 70_000)]
    [InlineData("model-registry", 0, 0)]
    [InlineData("model-registry", 1, -1)]
    [InlineData("no-such", 1, 1)]
    public void What_cannot_be_made_is_refused(string generator, long n, long k) =>
        Should.Throw<ArgumentException>(() => Written.Open(new(generator, 1, n, k)));

    static List<ulong>[] SideBySide(IWorkload workload, int block)
    {
        var shards = workload.Inputs.Select(_ => new List<ulong>()).ToArray();
        var into = new ulong[block];
        for (var more = true; more;)
        {
            more = false;
            for (var shard = 0; shard < shards.Length; shard++)
            {
                var rows = workload.Read(shard, shards[shard].Count, into);
                shards[shard].AddRange(into.AsSpan(0, rows));
                more |= rows > 0;
            }
        }
        return shards;
    }
}
