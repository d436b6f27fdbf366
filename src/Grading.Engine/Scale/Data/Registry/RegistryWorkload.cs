using Mockloop.Grading.Engine.Scale.Data.Checking;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Registry;

/// <summary>Records and declared pairs of a registry; the answer, what to repair in each group, is found when it is opened.</summary>
sealed class RegistryWorkload(DataSpec spec, IDataDevice device) : IWorkload
{
    const int Block = 1 << 13, MostColumns = 3;
    readonly RegistryAnswer answer = new(RegistryRepairs.Of(spec, device), device);
    readonly DeviceBuffer block = device.Allocate(Block * MostColumns);

    /// <inheritdoc/>
    public IReadOnlyList<StreamShape> Inputs { get; } = [new("records", 3), new("pairs", 2)];

    /// <inheritdoc/>
    public long InputRows => spec.N + spec.K;

    /// <inheritdoc/>
    public int OutputColumns => answer.Columns;

    /// <inheritdoc/>
    public int Read(int stream, long from, Span<ulong> into)
    {
        var columns = Inputs[stream].Columns;
        var rows = (int)Math.Clamp(FlatStreams.Rows(spec, stream) - from, 0, into.Length / columns);
        for (var done = 0; done < rows; done += Block)
        {
            var part = Math.Min(Block, rows - done);
            device.Generate(spec, stream, from + done, block, part);
            block.Words[..(part * columns)].CopyTo(into[(done * columns)..]);
        }
        return rows;
    }

    /// <inheritdoc/>
    public IOutputCheck Check() => new OutputCheck(answer);

    /// <inheritdoc/>
    public void Dispose() => block.Dispose();
}
