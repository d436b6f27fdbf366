using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Devices.OpenCl;

/// <summary>One user's side of the device process; any number of them share it.</summary>
/// <param name="process">Where the work is done.</param>
/// <param name="used">What it is called.</param>
/// <param name="limit">How long a command over so many rows may take.</param>
sealed class OpenClDevice(DeviceProcess process, DeviceUsed used, Func<long, TimeSpan> limit) : IDataDevice
{
    /// <summary>Data sets with more records than this would need more memory at once than a driver gives.</summary>
    const long MostRecords = (1L << 30) / sizeof(uint);

    const string Generating = "a generation", Comparing = "a comparison", Diagnosing = "a diagnosis", Joining = "the search for components";
    readonly Dictionary<SharedMemory, long> mapped = [];

    /// <inheritdoc/>
    public DeviceUsed Used => used;

    /// <inheritdoc/>
    public DeviceBuffer Allocate(int words) => new SharedBuffer(words, Forget);

    /// <inheritdoc/>
    public void Generate(DataSpec spec, int stream, long from, DeviceBuffer into, int rows)
    {
        var memory = Mapped(into, rows * FlatStreams.Columns(spec, stream), Generating);
        process.Ask(DeviceCommand.Generate, Generating, limit(rows), w =>
        {
            w.Write(spec);
            w.Write(stream);
            w.Write(from);
            w.Write(memory);
            w.Write(rows);
        });
    }

    /// <inheritdoc/>
    public int Compare(DataSpec spec, long from, DeviceBuffer output, int rows)
    {
        var memory = Mapped(output, rows * FlatStreams.Columns(spec, 0), Comparing);
        return process.Ask(DeviceCommand.Compare, Comparing, limit(rows), w =>
        {
            w.Write(spec);
            w.Write(from);
            w.Write(memory);
            w.Write(rows);
        }, reply => reply.ReadInt32());
    }

    /// <inheritdoc/>
    public ChunkDigest Digest(DataSpec spec, long from, DeviceBuffer output, int rows, ulong secret)
    {
        var memory = Mapped(output, rows * FlatStreams.Columns(spec, 0), Diagnosing);
        return process.Ask(DeviceCommand.Digest, Diagnosing, limit(rows), w =>
        {
            w.Write(spec);
            w.Write(from);
            w.Write(memory);
            w.Write(rows);
            w.Write(secret);
        }, Frames.ReadDigest);
    }

    /// <inheritdoc/>
    public void Components(DataSpec spec, Span<uint> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, spec.N);
        if (labels.Length > MostRecords)
            throw new DeviceException($"{labels.Length} records are too many for the device");
        using var memory = SharedMemory.Create(Math.Max(labels.Length, 1) * (long)sizeof(uint));
        var number = Map(memory, Joining);
        process.Ask(DeviceCommand.Components, Joining, limit(spec.N + spec.K), w =>
        {
            w.Write(spec);
            w.Write(number);
        });
        memory.As<uint>()[..labels.Length].CopyTo(labels);
        Forget(memory);
    }

    long Mapped(DeviceBuffer buffer, int words, string during)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)words, (uint)buffer.Words.Length, nameof(words));
        if (buffer is not SharedBuffer { Memory: var memory })
            throw new ArgumentException("the buffer is another device's", nameof(buffer));
        lock (mapped)
            if (mapped.TryGetValue(memory, out var number))
                return number;
        return Map(memory, during);
    }

    long Map(SharedMemory memory, string during)
    {
        var number = process.Map(memory, during, limit(0));
        lock (mapped)
            mapped[memory] = number;
        return number;
    }

    void Forget(SharedMemory memory)
    {
        lock (mapped)
            if (!mapped.Remove(memory, out var number))
                return;
            else
                Unmap(number);
    }

    void Unmap(long number)
    {
        try
        {
            process.Ask(DeviceCommand.Unmap, "giving back memory", limit(0), w => w.Write(number));
        }
        catch (DeviceException)
        {
            // It went with the process.
        }
    }

    /// <summary>Gives back what it mapped; the process goes on for others.</summary>
    public void Dispose()
    {
        lock (mapped)
        {
            foreach (var number in mapped.Values)
                Unmap(number);
            mapped.Clear();
        }
    }
}
