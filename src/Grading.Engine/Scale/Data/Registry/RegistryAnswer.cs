using Mockloop.Grading.Engine.Scale.Data.Checking;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Registry;

/// <summary>The repairs of a registry, found beforehand: they are few beside the records.</summary>
/// <param name="rows">All of them, see <see cref="RegistryRepairs"/>.</param>
/// <param name="device">Where output is put to be compared.</param>
sealed class RegistryAnswer(ulong[] rows, IDataDevice device) : Answer(device)
{
    const int Width = 4;

    public override long Rows => rows.Length / Width;

    public override int Columns => Width;

    public override string Noun => Rows == 1 ? "group to repair" : "groups to repair";

    public override int Compare(long from, DeviceBuffer output, int count)
    {
        var same = output.Words[..(count * Width)].CommonPrefixLength(Span(from, count));
        return same == count * Width ? -1 : same / Width;
    }

    public override ulong[] Row(long index) => Span(index, 1).ToArray();

    public override ChunkDigest Digest(long from, DeviceBuffer output, int count, ulong secret) =>
        RowDigest.Of(output.Words[..(count * Width)], Span(from, count), Width, secret);

    public override long? IndexOf(ReadOnlySpan<ulong> row) =>
        Place(row[0]) is var place && place >= 0 && Span(place, 1).SequenceEqual(row) ? place : null;

    public override string Name(ReadOnlySpan<ulong> row) => $"the group of record {row[0]:N0}";

    public override string Missing(ReadOnlySpan<ulong> row) => $"{Name(row)} is missing; {row[3]:N0} of its records have to be repaired";

    public override string Foreign(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> expected)
    {
        if (Place(row[0]) is var place && place < 0)
            return $"record {row[0]:N0} is not the smallest of a group to repair; {Name(expected)} was next";
        var right = Row(place);
        return row[1] != right[1] ? $"in {Name(row)} version {right[1]:N0} wins, not {row[1]:N0}"
            : row[2] != right[2] ? $"in {Name(row)} digest {right[2]} wins, not {row[2]}"
            : $"in {Name(row)} {right[3]:N0} records have to be repaired, not {row[3]:N0}";
    }

    ReadOnlySpan<ulong> Span(long from, int count) => rows.AsSpan((int)from * Width, count * Width);

    /// <summary>Index of the row of a smallest record; negative when there is none.</summary>
    long Place(ulong smallest)
    {
        var (low, high) = (0L, Rows - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (rows[middle * Width] == smallest)
                return middle;
            (low, high) = rows[middle * Width] < smallest ? (middle + 1, high) : (low, middle - 1);
        }
        return -1;
    }
}
