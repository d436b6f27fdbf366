using Mockloop.Grading.Device.OpenCl;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices.OpenCl;

namespace Mockloop.Grading.Device;

/// <summary>What <see cref="Engine.Scale.Devices.IDataDevice"/> asks for, by kernels.</summary>
sealed class DataKernels : IDisposable
{
    const string Registry = "mixer.cl share.cl registry.cl";
    const int Sums = 5;
    readonly Dictionary<SharedMemory, Memory> memories = [];
    readonly Queue queue;
    readonly Scratch<int> wrong;
    readonly Scratch<ulong> sums;

    public DataKernels(Driver driver, Accelerator device)
    {
        queue = new(driver, device);
        (wrong, sums) = (new(queue, 1), new(queue, Sums * queue.Groups));
    }

    public void Generate(DataSpec spec, int stream, long from, SharedMemory into, int rows)
    {
        if (rows == 0)
            return;
        var memory = On(into);
        Rows(spec, stream, "generate").Run(spec.Seed, (ulong)spec.N, (ulong)spec.K, (ulong)from, (ulong)rows, memory);
        memory.Receive(Bytes(spec, stream, rows));
    }

    public int Compare(DataSpec spec, long from, SharedMemory output, int rows)
    {
        if (rows == 0)
            return -1;
        var memory = On(output);
        memory.Send(Bytes(spec, 0, rows));
        wrong.Fill(int.MaxValue);
        Rows(spec, 0, "compare").Run(spec.Seed, (ulong)spec.N, (ulong)spec.K, (ulong)from, (ulong)rows, memory, wrong.Memory);
        return wrong.Read()[0] is var row and < int.MaxValue ? row : -1;
    }

    public ChunkDigest Digest(DataSpec spec, long from, SharedMemory output, int rows, ulong secret)
    {
        if (rows == 0)
            return new(true, default, default);
        var memory = On(output);
        memory.Send(Bytes(spec, 0, rows));
        Rows(spec, 0, "digest").Run(spec.Seed, (ulong)spec.N, (ulong)spec.K, (ulong)from, (ulong)rows, memory, secret, sums.Memory, sizeof(ulong) * Sums * queue.Local);
        var total = new ulong[Sums];
        foreach (var (at, sum) in sums.Read().ToArray().Index())
            total[at % Sums] += sum;
        return new(total[4] == 0, (total[0], total[1]), (total[2], total[3]));
    }

    public void Components(DataSpec spec, SharedMemory labels)
    {
        const string sources = $"{Registry} components.cl";
        var memory = On(labels);
        queue.Kernel(sources, "singles").Run((ulong)spec.N, memory);
        queue.Kernel(sources, "hook").Run(spec.Seed, (ulong)spec.N, (ulong)spec.K, memory);
        queue.Kernel(sources, "flatten").Run((ulong)spec.N, memory);
        memory.Receive(spec.N * sizeof(uint));
    }

    Kernel Rows(DataSpec spec, int stream, string name) =>
        spec.Generator == FlatStreams.Tokens ? queue.Kernel("mixer.cl share.cl tokens.cl rows.cl", name)
        : queue.Kernel($"{Registry} rows.cl", name, stream == 1 ? "-D PAIRS" : "");

    static long Bytes(DataSpec spec, int stream, int rows) => (long)rows * FlatStreams.Columns(spec, stream) * sizeof(ulong);

    Memory On(SharedMemory shared)
    {
        if (!memories.TryGetValue(shared, out var memory))
            memories[shared] = memory = new(queue, shared.Start, shared.Bytes);
        return memory;
    }

    /// <summary>Before the memory goes away.</summary>
    public void Forget(SharedMemory shared)
    {
        if (memories.Remove(shared, out var memory))
            memory.Dispose();
    }

    public void Dispose()
    {
        foreach (var memory in memories.Values)
            memory.Dispose();
        wrong.Dispose();
        sums.Dispose();
        queue.Dispose();
    }
}
