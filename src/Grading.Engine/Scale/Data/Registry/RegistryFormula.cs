using System.Numerics;

namespace Mockloop.Grading.Engine.Scale.Data.Registry;

/// <summary>
/// <c>model-registry</c>: record <c>i</c> and declared pair <c>j</c> as functions of their index. All arithmetic on unsigned 64-bit
/// numbers, <c>mix</c> and <c>below</c> of <see cref="Mixer"/>; keys 1 to 5 of the seed; the blocks of <see cref="RegistryBlocks"/>.
/// <code>
/// c = mix(start ^ key2)                                  // of the record's block
/// clean = c % 4 == 0 and start is neither 0 nor n / 4     // nothing to repair: one version, one digest
/// h = mix(i ^ key3)
/// v = clean ? c : h
/// version = (c >> 44) + min(trailing zeros of (v % 65536 | 32768), (c >> 2) % 16)
/// digest = mix((start ^ key4) + ((v >> 16) &amp; ((c >> 6) % 2 == 0 ? 3 : 1023))) >> 35
/// source = zone 0: min(i + 1, start + length - 1); zone 1: max(i, start + 1) - 1; else start + below(h >> 32, length)
///
/// g = mix(j ^ key5)
/// first = below(g, n)
/// second = start + below(g >> 32, length)                // of the first one's block
/// </code>
/// High versions are rare where a block allows many, so that its winners are few and often tied; where it allows one, all
/// its records vote. The zones' chains are longer than any thread's stack is deep.
/// </summary>
readonly struct RegistryFormula(DataSpec spec)
{
    readonly ulong n = (ulong)spec.N;
    readonly RegistryBlocks blocks = new(spec);
    readonly ulong groups = Mixer.Key(spec.Seed, 2), records = Mixer.Key(spec.Seed, 3), digests = Mixer.Key(spec.Seed, 4), pairs = Mixer.Key(spec.Seed, 5);

    /// <summary>One record.</summary>
    public (ulong Version, ulong Digest, ulong Source) Record(ulong i)
    {
        var block = blocks.Of(i);
        var c = Mixer.Mix(block.Start ^ groups);
        var h = Mixer.Mix(i ^ records);
        var v = c % 4 == 0 && block.Start != 0 && block.Start != n / 4 ? c : h;
        var version = (c >> 44) + Math.Min((ulong)BitOperations.TrailingZeroCount((v % 65536) | 32768), (c >> 2) % 16);
        var digest = Mixer.Mix((block.Start ^ digests) + ((v >> 16) & ((c >> 6) % 2 == 0 ? 3UL : 1023))) >> 35;
        return (version, digest, block.Zone switch
        {
            0 => Math.Min(i + 1, block.Start + block.Length - 1),
            1 => Math.Max(i, block.Start + 1) - 1,
            _ => block.Start + Mixer.Below(h >> 32, block.Length),
        });
    }

    /// <summary>One pair: two records of one block.</summary>
    public (ulong First, ulong Second) Pair(ulong j)
    {
        var g = Mixer.Mix(j ^ pairs);
        var first = Mixer.Below(g, n);
        var block = blocks.Of(first);
        return (first, block.Start + Mixer.Below(g >> 32, block.Length));
    }
}
