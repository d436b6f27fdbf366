using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>Rows of decimal numbers, with white space between.</summary>
sealed class TextRows(Tap tap, int columns, int batchSize) : RowReader(tap, columns * sizeof(ulong), batchSize)
{
    const int MostDigits = 20;
    readonly ulong[] numbers = new ulong[1024 * columns];
    int count;
    long taken;

    public override int MostLeft => MostDigits + 1;

    public override int Take(ReadOnlySpan<byte> bytes, long now)
    {
        var at = 0;
        while (Broken is null)
        {
            while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
                at++;
            var length = bytes[at..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (length < 0 && bytes.Length - at <= MostDigits)
                break; // the rest of the number may follow
            Number(bytes.Slice(at, length < 0 ? MostDigits + 1 : length), now);
            at += Math.Max(0, length);
        }
        Flush(now);
        return at;
    }

    public override bool End(ReadOnlySpan<byte> left, long now)
    {
        if (left.Length > 0 && Broken is null)
            Number(left, now);
        Flush(now);
        base.End(left, now);
        if (count > 0)
            Broken ??= $"the output ended after {count} of the {columns} numbers of a row";
        return count == 0;
    }

    void Number(ReadOnlySpan<byte> digits, long now)
    {
        if (!Utf8Parser.TryParse(digits, out ulong number, out var used) || used != digits.Length)
        {
            Broken = $"after {taken:N0} numbers the output holds what is no number from 0 to 18446744073709551615";
            return;
        }
        taken++;
        numbers[count++] = number;
        if (count == numbers.Length)
            Flush(now);
    }

    void Flush(long now)
    {
        var whole = count / columns * columns;
        Pass(MemoryMarshal.AsBytes(numbers.AsSpan(0, whole)), now);
        numbers.AsSpan(whole..count).CopyTo(numbers);
        count -= whole;
    }
}
