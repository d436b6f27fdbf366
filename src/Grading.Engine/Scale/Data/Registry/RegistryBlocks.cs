using System.Numerics;

namespace Mockloop.Grading.Engine.Scale.Data.Registry;

/// <summary>
/// <c>model-registry</c> is made of blocks of neighbouring records; sources and pairs stay inside them. The block of record
/// <c>i</c>, with <c>q = n / 4</c>, key 1 of the seed, and <c>mix</c> of <see cref="Mixer"/>:
/// <code>
/// zone = q == 0 ? 3 : min(i / q, 3);  begin = zone * q;  end = zone == 3 ? n : begin + q;  j = i - begin
/// zones 0, 1: length 2^top, top = min(17, floor(log2 q)), shorter ones after the first       // chains of copies
///     s = j >> top;  size = s == 0 ? top : top - min(top, mix((zone &lt;&lt; 32 | s) ^ key1) % 8)
///     start = begin + (j >> size &lt;&lt; size);  length = 2^size
/// zone 2: two groups in each 16 records, or one                                              // small groups
///     cut = 1 + mix((2 &lt;&lt; 32 | j >> 4) ^ key1) % 16
///     start = begin + j - j % 16 + (j % 16 &lt; cut ? 0 : cut);  length = j % 16 &lt; cut ? cut : 16 - cut
/// zone 3: windows of 8 to 1024 records                                                       // random sources
///     size = 10 - mix((3 &lt;&lt; 32 | j >> 10) ^ key1) % 8
///     start = begin + (j >> size &lt;&lt; size);  length = 2^size
/// always: length = min(length, end - start)
/// </code>
/// </summary>
readonly struct RegistryBlocks(DataSpec spec)
{
    const int Window = 10, Small = 16;
    readonly ulong n = (ulong)spec.N, quarter = (ulong)spec.N / 4, key = Mixer.Key(spec.Seed, 1);
    readonly int top = Math.Min(17, BitOperations.Log2((ulong)spec.N / 4));

    /// <summary>The block of a record.</summary>
    public Block Of(ulong record)
    {
        var zone = quarter == 0 ? 3 : Math.Min(record / quarter, 3);
        var begin = zone * quarter;
        var at = record - begin;
        var (offset, length) = zone switch
        {
            2 => SmallGroup(at),
            3 => Aligned(at, Window - (int)(Hash(3, at >> Window) % 8)),
            _ => Aligned(at, Chain(zone, at >> top)),
        };
        var end = zone == 3 ? n : begin + quarter;
        return new((int)zone, begin + offset, Math.Min(length, end - begin - offset));
    }

    int Chain(ulong zone, ulong number) => number == 0 ? top : top - Math.Min(top, (int)(Hash(zone, number) % 8));

    (ulong Offset, ulong Length) SmallGroup(ulong at)
    {
        var cut = 1 + (Hash(2, at / Small) % Small);
        return at % Small < cut ? (at - (at % Small), cut) : (at - (at % Small) + cut, Small - cut);
    }

    static (ulong Offset, ulong Length) Aligned(ulong at, int size) => (at >> size << size, 1UL << size);

    ulong Hash(ulong zone, ulong number) => Mixer.Mix(((zone << 32) | number) ^ key);
}

/// <summary>Neighbouring records that may belong together; no others belong to them.</summary>
/// <param name="Zone">0 forward chain, 1 backward chain, 2 small group, 3 window.</param>
/// <param name="Start">Its first record.</param>
/// <param name="Length">How many.</param>
readonly record struct Block(int Zone, ulong Start, ulong Length);
