using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>
/// Makes and compares data in bulk. All implementations give the same bits: the scalar one is the reference, the others
/// are chosen by a self-test against known answers. Calls come from one thread at a time.
/// </summary>
public interface IDataDevice : IDisposable
{
    /// <summary>What it is, for the result; says also what was fallen back from, and why.</summary>
    DeviceUsed Used { get; }

    /// <summary>Memory that this device and the caller both see.</summary>
    /// <param name="words">64-bit words; at most 16 MiB worth.</param>
    DeviceBuffer Allocate(int words);

    /// <summary>Writes rows of a flat stream of the data set: of <c>token-shards</c> the tokens in global order (number, shard); of <c>model-registry</c> 0 the records (version, digest, source), 1 the pairs.</summary>
    /// <param name="spec">The data set.</param>
    /// <param name="stream">Which flat stream.</param>
    /// <param name="from">Index of the first row.</param>
    /// <param name="into">Where to.</param>
    /// <param name="rows">How many.</param>
    void Generate(DataSpec spec, int stream, long from, DeviceBuffer into, int rows);

    /// <summary>Regenerates rows of flat stream 0 and compares them with what a program wrote.</summary>
    /// <returns>The first row that differs, counted from the chunk's first; -1 when all are right.</returns>
    int Compare(DataSpec spec, long from, DeviceBuffer output, int rows);

    /// <summary>Looks at a chunk that is known to be wrong as a whole: see <see cref="RowDigest"/>.</summary>
    /// <param name="spec">The data set.</param>
    /// <param name="from">Index of the chunk's first row in flat stream 0.</param>
    /// <param name="output">The rows written.</param>
    /// <param name="rows">How many; none of them beyond the data set's last.</param>
    /// <param name="secret">Of this check, never shown to the program.</param>
    ChunkDigest Digest(DataSpec spec, long from, DeviceBuffer output, int rows, ulong secret);

    /// <summary>The connected components of <c>model-registry</c>: for each record the smallest record of its group.</summary>
    /// <param name="spec">The data set.</param>
    /// <param name="labels">One per record.</param>
    void Components(DataSpec spec, Span<uint> labels);
}
