using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Checking;

/// <summary>
/// Says what happened at the first wrong row. All rows before it are right, and the answer ascends, so that the place of the
/// row that was written decides most: none, and it is foreign; an earlier one, and it is there for the second time. A later one,
/// and the expected row comes late or never: never where it is not among the next rows and these ascend.
/// </summary>
/// <param name="answer">What was expected.</param>
/// <param name="secret">Fresh for each check: who does not know it cannot make two multisets of rows look alike.</param>
sealed class Diagnosis(Answer answer, ulong secret)
{
    /// <summary>Rows looked at, the first wrong one among them.</summary>
    public const int LookAhead = 4096;

    /// <summary>Rows that show, by following the row that was written, that others were left out.</summary>
    const int Following = 8;

    /// <summary>The fault at a row.</summary>
    /// <param name="row">Index of the first wrong one.</param>
    /// <param name="written">It and what was written after it.</param>
    public OutputFault At(long row, ReadOnlySpan<ulong> written)
    {
        var found = written[..answer.Columns];
        if (row >= answer.Rows)
            return new(row, FaultKind.TooMany, $"there are only {answer.Rows:N0} {answer.Noun}; {answer.Name(found)} was written after the last");
        var expected = answer.Row(row);
        if (answer.IndexOf(found) is not { } place)
            return new(row, FaultKind.Foreign, answer.Foreign(found, expected));
        if (place < row)
            return new(row, FaultKind.Duplicated, $"{answer.Name(found)} was written twice; {answer.Name(expected)} was next");
        var rows = (int)Math.Min(written.Length / answer.Columns, answer.Rows - row);
        var digest = Digest(row, written[..(rows * answer.Columns)]);
        if (!Contains(written, expected) && (digest.Ordered || Follows(written, place)))
            return new(row, FaultKind.Missing, answer.Missing(expected));
        var nothingLost = digest.Written == digest.Expected ? $"; the {rows:N0} rows from here on are the right ones in another order" : "";
        return new(row, FaultKind.Swapped, $"{answer.Name(found)} comes too early; {answer.Name(expected)} was next{nothingLost}");
    }

    /// <summary>The output ended, all of it right.</summary>
    public OutputFault Short(long rows) =>
        new(rows, FaultKind.TooFew, $"the output ends after {rows:N0} of {answer.Rows:N0} {answer.Noun}; {answer.Name(answer.Row(rows))} was next");

    ChunkDigest Digest(long row, ReadOnlySpan<ulong> written)
    {
        using var buffer = answer.Device.Allocate(written.Length);
        written.CopyTo(buffer.Words);
        return answer.Digest(row, buffer, written.Length / answer.Columns, secret);
    }

    bool Contains(ReadOnlySpan<ulong> written, ReadOnlySpan<ulong> row)
    {
        for (var at = 0; at + row.Length <= written.Length; at += row.Length)
            if (written.Slice(at, row.Length).SequenceEqual(row))
                return true;
        return false;
    }

    /// <summary>Whether the rows written are those that come from a place on.</summary>
    bool Follows(ReadOnlySpan<ulong> written, long place)
    {
        var rows = (int)Math.Min(Math.Min(Following, written.Length / answer.Columns), answer.Rows - place);
        for (var i = 0; i < rows; i++)
            if (!written.Slice(i * answer.Columns, answer.Columns).SequenceEqual(answer.Row(place + i)))
                return false;
        return rows > 1;
    }
}
