namespace Mockloop.Grading.Engine.Scale.Data;

/// <summary>
/// Two hashes over a multiset of rows that do not depend on their order: sums, modulo 2^64, of
/// <c>mix(… mix(mix(key ^ column 0) ^ column 1) …)</c> over the rows, with keys 1 and 2 of a secret that is fresh for each check.
/// </summary>
static class RowDigest
{
    /// <summary>The digest of some rows and of the rows that belong there.</summary>
    public static ChunkDigest Of(ReadOnlySpan<ulong> written, ReadOnlySpan<ulong> expected, int columns, ulong secret) =>
        new(IsOrdered(written, columns), Of(written, columns, secret), Of(expected, columns, secret));

    static (ulong A, ulong B) Of(ReadOnlySpan<ulong> rows, int columns, ulong secret) =>
        (Sum(rows, columns, Mixer.Key(secret, 1)), Sum(rows, columns, Mixer.Key(secret, 2)));

    static ulong Sum(ReadOnlySpan<ulong> rows, int columns, ulong key)
    {
        var sum = 0UL;
        for (var at = 0; at < rows.Length; at += columns)
        {
            var hash = key;
            for (var column = 0; column < columns; column++)
                hash = Mixer.Mix(hash ^ rows[at + column]);
            sum += hash;
        }
        return sum;
    }

    static bool IsOrdered(ReadOnlySpan<ulong> rows, int columns)
    {
        for (var at = columns; at < rows.Length; at += columns)
            if (rows.Slice(at - columns, columns).SequenceCompareTo(rows.Slice(at, columns)) > 0)
                return false;
        return true;
    }
}

/// <summary>What a chunk of output is like as a whole.</summary>
/// <param name="Ordered">No row is smaller than the one before it, compared column by column.</param>
/// <param name="Written">Two hashes over the multiset of its rows.</param>
/// <param name="Expected">The same over the rows that belong there.</param>
public readonly record struct ChunkDigest(bool Ordered, (ulong A, ulong B) Written, (ulong A, ulong B) Expected);
