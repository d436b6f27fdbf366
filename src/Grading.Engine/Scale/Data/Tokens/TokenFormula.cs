namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>
/// <c>token-shards</c>: token <c>i</c> of the global order (number, shard) as a function of <c>i</c>. All arithmetic on unsigned
/// 64-bit numbers, <c>mix</c> and <c>below</c> of <see cref="Mixer"/>; keys 1, 2, 3 of the seed. Tokens come in pairs, <c>p = i / 2</c>:
/// <code>
/// a = mix(p ^ key1)
/// tie = a % 8 == 0
/// number[even] = p * 512 + (a >> 8) % 256
/// number[odd]  = tie ? number[even] : p * 512 + 256 + (a >> 16) % 256
/// burst = mix((p >> 11) ^ key3) % 4 == 0 ? 3 : 0            // the same for 2048 pairs
/// b = mix((p >> burst) ^ key2)
/// shard[even] = below(b, k)
/// shard[odd]  = tie ? min(shard[even] + (a >> 3) % 2, k - 1) : below(b >> 32, k)
/// </code>
/// One number in sixteen is there twice, in one shard or in two neighbours; in a quarter of the stretches 16 tokens in a row
/// come from two shards. Numbers exceed 32 bits beyond 16.7 million tokens.
/// </summary>
readonly struct TokenFormula(DataSpec spec)
{
    /// <summary>Binary logarithm of the pairs of a stretch, and of a pair's span of numbers; jitter and its half.</summary>
    public const int Stretch = 11, Span = 9, Jitter = 255, Half = 256;

    /// <summary>For numbers.</summary>
    public readonly ulong Numbers = Mixer.Key(spec.Seed, 1);

    /// <summary>For shards.</summary>
    public readonly ulong Shards = Mixer.Key(spec.Seed, 2);

    readonly ulong bursts = Mixer.Key(spec.Seed, 3);
    readonly ulong k = (ulong)spec.K;

    /// <summary>How far a pair's index is shifted before it chooses shards: the same for all pairs of a stretch.</summary>
    public int Burst(ulong stretch) => Mixer.Mix(stretch ^ bursts) % 4 == 0 ? 3 : 0;

    /// <summary>One token.</summary>
    public (ulong Number, ulong Shard) this[long index]
    {
        get
        {
            var pair = Pair((ulong)index >> 1);
            return index % 2 == 0 ? (pair.Number, pair.Shard) : (pair.NextNumber, pair.NextShard);
        }
    }

    /// <summary>Both tokens of a pair.</summary>
    public (ulong Number, ulong Shard, ulong NextNumber, ulong NextShard) Pair(ulong p)
    {
        var a = Mixer.Mix(p ^ Numbers);
        var b = Mixer.Mix((p >> Burst(p >> Stretch)) ^ Shards);
        var number = (p << Span) + ((a >> 8) & Jitter);
        var shard = Mixer.Below(b, k);
        return a % 8 == 0
            ? (number, shard, number, Math.Min(shard + ((a >> 3) & 1), k - 1))
            : (number, shard, (p << Span) + Half + ((a >> 16) & Jitter), Mixer.Below(b >> 32, k));
    }
}
