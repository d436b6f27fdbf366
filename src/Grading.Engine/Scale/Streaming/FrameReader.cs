using System.Buffers.Binary;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>The program's half of the conversation: pulls and batches. A batch is passed on while it comes in, whatever its size.</summary>
sealed class FrameReader(BlockFeed feed, Tap tap, int streams, int columns) : OutputReader
{
    const int Head = 2 * sizeof(uint);
    const uint Pull = 1, Batch = 2;
    readonly int rowBytes = columns * sizeof(ulong);
    readonly int mostAsked = (2 * streams) + 64; // a thread per stream may pull ahead; none needs more
    int rowsToCome;

    public override int MostLeft => Math.Max(Head, rowBytes);

    public override int Take(ReadOnlySpan<byte> bytes, long now)
    {
        var at = 0;
        while (Broken is null)
        {
            var rest = bytes[at..];
            if (rowsToCome > 0)
            {
                var rows = Math.Min(rowsToCome, rest.Length / rowBytes);
                if (rows == 0)
                    break;
                tap.Take(rows, rest[..(rows * rowBytes)]);
                at += rows * rowBytes;
                rowsToCome -= rows;
                if (rowsToCome == 0)
                    tap.End(now);
                continue;
            }
            if (rest.Length < Head)
                break;
            Begin(BinaryPrimitives.ReadUInt32LittleEndian(rest), BinaryPrimitives.ReadUInt32LittleEndian(rest[sizeof(uint)..]));
            at += Head;
        }
        return at;
    }

    void Begin(uint kind, uint number)
    {
        Broken = kind switch
        {
            Batch => tap.Begin(number),
            Pull when number >= streams => $"input stream {number} was asked for; they are numbered from 0 to {streams - 1}",
            Pull when feed.Asked >= mostAsked => $"more than {mostAsked:N0} blocks of input were asked for and not read",
            Pull => null,
            _ => $"after {tap.Batches:N0} batches the output holds what is neither a batch nor a request for input; printing belongs on standard error",
        };
        if (Broken is null && kind == Batch)
            rowsToCome = (int)number;
        else if (Broken is null)
            feed.Ask((int)number);
    }

    public override bool End(ReadOnlySpan<byte> left, long now)
    {
        if (rowsToCome == 0 && left.Length == 0)
            return true;
        Broken ??= rowsToCome > 0
            ? $"the output ended {rowsToCome:N0} rows before the end of batch {tap.Batches + 1:N0}"
            : $"the output ended within a frame, after {tap.Batches:N0} batches";
        return false;
    }
}
