namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>Rows without frames: every <paramref name="batchSize"/> of them are stamped as a batch.</summary>
abstract class RowReader(Tap tap, int rowBytes, int batchSize) : OutputReader
{
    int rowsInBatch;

    /// <summary>Bytes of a row as the check wants it.</summary>
    protected int RowBytes => rowBytes;

    /// <summary>Passes whole rows on.</summary>
    protected void Pass(ReadOnlySpan<byte> rows, long now)
    {
        while (rows.Length > 0)
        {
            var count = Math.Min(rows.Length / rowBytes, batchSize - rowsInBatch);
            tap.Take(count, rows[..(count * rowBytes)]);
            rows = rows[(count * rowBytes)..];
            rowsInBatch += count;
            if (rowsInBatch == batchSize)
                EndBatch(now);
        }
    }

    public override bool End(ReadOnlySpan<byte> left, long now)
    {
        if (rowsInBatch > 0)
            EndBatch(now);
        return true;
    }

    void EndBatch(long now)
    {
        tap.End(now);
        rowsInBatch = 0;
    }
}
