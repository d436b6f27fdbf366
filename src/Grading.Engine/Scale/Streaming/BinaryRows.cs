namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>Rows of little-endian 64-bit numbers.</summary>
sealed class BinaryRows(Tap tap, int columns, int batchSize) : RowReader(tap, columns * sizeof(ulong), batchSize)
{
    public override int MostLeft => RowBytes;

    public override int Take(ReadOnlySpan<byte> bytes, long now)
    {
        var whole = bytes.Length / RowBytes * RowBytes;
        Pass(bytes[..whole], now);
        return whole;
    }

    public override bool End(ReadOnlySpan<byte> left, long now)
    {
        base.End(left, now);
        if (left.Length > 0)
            Broken ??= $"the output ended {left.Length} bytes into a row of {RowBytes}";
        return left.Length == 0;
    }
}
