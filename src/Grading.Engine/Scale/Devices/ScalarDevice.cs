using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Data.Registry;
using Mockloop.Grading.Engine.Scale.Data.Tokens;

namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>The formulas, row after row: what the other devices are held against.</summary>
public sealed class ScalarDevice : IDataDevice
{
    const int AtOnce = 256;

    /// <inheritdoc/>
    public DeviceUsed Used { get; } = new("Scalar", "one row at a time", null);

    /// <inheritdoc/>
    public DeviceBuffer Allocate(int words) => new NativeBuffer(words);

    /// <inheritdoc/>
    public void Generate(DataSpec spec, int stream, long from, DeviceBuffer into, int rows) =>
        Rows(spec, stream, from, into.Words[..(rows * FlatStreams.Columns(spec, stream))]);

    /// <inheritdoc/>
    public int Compare(DataSpec spec, long from, DeviceBuffer output, int rows)
    {
        var columns = FlatStreams.Columns(spec, 0);
        Span<ulong> expected = stackalloc ulong[AtOnce * columns];
        for (var at = 0; at < rows; at += AtOnce)
        {
            var part = expected[..(Math.Min(AtOnce, rows - at) * columns)];
            Rows(spec, 0, from + at, part);
            var same = part.CommonPrefixLength(output.Words.Slice(at * columns, part.Length));
            if (same < part.Length)
                return at + (same / columns);
        }
        return -1;
    }

    /// <inheritdoc/>
    public ChunkDigest Digest(DataSpec spec, long from, DeviceBuffer output, int rows, ulong secret)
    {
        var columns = FlatStreams.Columns(spec, 0);
        using var expected = Allocate(rows * columns);
        Generate(spec, 0, from, expected, rows);
        return RowDigest.Of(output.Words[..(rows * columns)], expected.Words, columns, secret);
    }

    /// <inheritdoc/>
    public void Components(DataSpec spec, Span<uint> labels) => RegistryComponents.Label(spec, labels);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>Writes as many rows of a flat stream as fit.</summary>
    internal static void Rows(DataSpec spec, int stream, long from, Span<ulong> into)
    {
        if (spec.Generator == FlatStreams.Tokens)
            Tokens(new(spec), from, into);
        else if (stream == 0)
            Records(new(spec), (ulong)from, into);
        else
            Pairs(new(spec), (ulong)from, into);
    }

    static void Tokens(TokenFormula formula, long from, Span<ulong> into)
    {
        for (var at = 0; at < into.Length; at += 2)
            (into[at], into[at + 1]) = formula[from++];
    }

    static void Records(RegistryFormula formula, ulong from, Span<ulong> into)
    {
        for (var at = 0; at < into.Length; at += 3)
            (into[at], into[at + 1], into[at + 2]) = formula.Record(from++);
    }

    static void Pairs(RegistryFormula formula, ulong from, Span<ulong> into)
    {
        for (var at = 0; at < into.Length; at += 2)
            (into[at], into[at + 1]) = formula.Pair(from++);
    }
}
