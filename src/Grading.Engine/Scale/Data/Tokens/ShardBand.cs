namespace Mockloop.Grading.Engine.Scale.Data.Tokens;

/// <summary>All tokens of some neighbouring shards; the values are their places in the global order.</summary>
/// <param name="formula">Gives the numbers.</param>
/// <param name="first">The first of the shards.</param>
/// <param name="counts">Tokens of each.</param>
sealed class ShardBand(TokenFormula formula, int first, int[] counts) : ShardPart(counts.Sum(), counts.Length)
{
    /// <summary>The most tokens in a band.</summary>
    public const int Most = 5 << 20;

    public override bool Holds(int shard, long position) =>
        shard >= first && shard - first < counts.Length && position < counts[shard - first];

    public override int Copy(int shard, long position, Span<ulong> into)
    {
        var places = Of(shard - first, (int)position, into.Length);
        for (var i = 0; i < places.Length; i++)
            into[i] = formula[places[i]].Number;
        return places.Length;
    }
}
