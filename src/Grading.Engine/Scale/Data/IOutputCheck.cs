namespace Mockloop.Grading.Engine.Scale.Data;

/// <summary>Compares what a run writes with the answer, while it still runs.</summary>
public interface IOutputCheck : IDisposable
{
    /// <summary>The first fault seen so far; may lag behind what was taken.</summary>
    OutputFault? Fault { get; }

    /// <summary>Takes the next rows of output. Waits only when checking is several chunks behind.</summary>
    /// <param name="rows">Whole rows of little-endian 64-bit numbers.</param>
    void Take(ReadOnlySpan<byte> rows);

    /// <summary>After the last row: waits for the check of everything.</summary>
    /// <returns>Null when the output is the answer; else the first fault.</returns>
    OutputFault? Finish();
}

/// <summary>Where output first differs from the answer.</summary>
/// <param name="Row">Index of the row, from 0.</param>
/// <param name="Kind">What happened there.</param>
/// <param name="Words">In plain English, for the candidate: <c>token 4,211,008 is missing; it was the next of shard 17</c>.</param>
public sealed record OutputFault(long Row, FaultKind Kind, string Words);

/// <summary>What is wrong with a row of output.</summary>
public enum FaultKind
{
    /// <summary>The row that belongs here comes later, the one that is here earlier or later.</summary>
    Swapped,

    /// <summary>A row was written twice.</summary>
    Duplicated,

    /// <summary>A row is missing.</summary>
    Missing,

    /// <summary>A row that is not in the answer at all.</summary>
    Foreign,

    /// <summary>More rows than the answer has.</summary>
    TooMany,

    /// <summary>Fewer rows than the answer has.</summary>
    TooFew,
}
