using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Checking;

/// <summary>The right output of one workload: rows in ascending order, and the words for them.</summary>
/// <param name="device">Where output is put to be compared.</param>
abstract class Answer(IDataDevice device)
{
    public IDataDevice Device => device;

    /// <summary>How many there are.</summary>
    public abstract long Rows { get; }

    /// <summary>Numbers in a row.</summary>
    public abstract int Columns { get; }

    /// <summary>What all rows are, for a count of them.</summary>
    public abstract string Noun { get; }

    /// <summary>The first of some rows written that is not the answer's; -1 when all are.</summary>
    public abstract int Compare(long from, DeviceBuffer output, int rows);

    /// <summary>One row.</summary>
    public abstract ulong[] Row(long index);

    /// <summary>Rows written and the rows that belong there, each as a whole.</summary>
    public abstract ChunkDigest Digest(long from, DeviceBuffer output, int rows, ulong secret);

    /// <summary>Where a row has its place; null when it has none.</summary>
    public abstract long? IndexOf(ReadOnlySpan<ulong> row);

    /// <summary>A row in words.</summary>
    public abstract string Name(ReadOnlySpan<ulong> row);

    /// <summary>A row of the answer that was not written.</summary>
    public abstract string Missing(ReadOnlySpan<ulong> row);

    /// <summary>A row that is not in the answer, where another one was expected.</summary>
    public abstract string Foreign(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> expected);
}
