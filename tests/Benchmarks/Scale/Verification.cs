using System.Numerics;
using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Devices.Simd;
using Spectre.Console;

namespace Mockloop.Benchmarks.Scale;

/// <summary>How fast output is compared with the answer, against merely reading the same memory with as many threads in the same round.</summary>
static class Verification
{
    const int Rounds = 11, Buffers = 16, Rows = 1 << 20, MostThreads = 2;
    const double LeastShare = 0.5;
    static readonly DataSpec Data = new("token-shards", 20_260_304, (long)Buffers * Rows, 512);

    public static Task<bool> RunAsync()
    {
        using var openCl = new DataDevices(new DeviceOptions());
        using var generator = openCl.Open(); // its memory is every device's
        // Only the vectorised comparison has to keep up. A device process does one thing at a time, with threads of its own.
        (string Name, Func<IDataDevice> Open, int MostThreads, bool MustKeepUp)[] subjects =
        [
            ("scalar", () => new ScalarDevice(), MostThreads, false),
            ("SIMD", () => new SimdDevice(), MostThreads, true),
            ($"{generator.Used.Kind}, its own threads", openCl.Open, 1, false),
        ];
        var output = Enumerable.Range(0, Buffers).Select(i => Made(generator, i)).ToArray();
        var table = new Table().AddColumns("comparison", "threads", "GB/s", "reading, GB/s", "share of reading", "at least");
        var holds = true;
        foreach (var (name, open, mostThreads, mustKeepUp) in subjects)
            for (var threads = 1; threads <= mostThreads; threads++)
            {
                using var device = new Devices(open, threads);
                var (comparing, reading) = (new Sample(name), new Sample("reading"));
                for (var round = 0; round < Rounds; round++)
                {
                    reading.Take(() => Parallel(threads, (_, buffer) => Read(output[buffer])));
                    comparing.Take(() => Parallel(threads, (thread, buffer) => Compare(device[thread], buffer, output[buffer])));
                }
                var share = reading.Median / comparing.Median;
                var limit = mustKeepUp && threads == MostThreads ? LeastShare : 0;
                holds &= share >= limit;
                table.AddRow(name, $"{threads}", $"{Speed(comparing):0.0}", $"{Speed(reading):0.0}", $"{share:0.00}", limit > 0 ? $"{limit}" : "");
            }
        AnsiConsole.Write(table);
        using var simd = new SimdDevice();
        AnsiConsole.WriteLine($"{simd.Used.Name}, {generator.Used.Name}; {generator.Used.Fallback} {Buffers * 16} MiB of tokens, medians of {Rounds} rounds");
        foreach (var buffer in output)
            buffer.Dispose();
        return Task.FromResult(holds);
    }

    static DeviceBuffer Made(IDataDevice device, int index)
    {
        var buffer = device.Allocate(Rows * 2);
        device.Generate(Data, 0, (long)index * Rows, buffer, Rows);
        return buffer;
    }

    static void Compare(IDataDevice device, int index, DeviceBuffer output)
    {
        if (device.Compare(Data, (long)index * Rows, output, Rows) != -1)
            throw new InvalidOperationException($"{device.Used.Name}: its own data is wrong");
    }

    static void Read(DeviceBuffer output)
    {
        var (a, b, c, d) = (Vector<ulong>.Zero, Vector<ulong>.Zero, Vector<ulong>.Zero, Vector<ulong>.Zero);
        var words = MemoryMarshal.Cast<ulong, Vector<ulong>>(output.Words);
        for (var i = 0; i + 3 < words.Length; i += 4)
            (a, b, c, d) = (a + words[i], b + words[i + 1], c + words[i + 2], d + words[i + 3]);
        if (Vector.Sum(a + b + c + d) == 0)
            throw new InvalidOperationException("no data");
    }

    /// <summary>Every buffer once, a thread after the other taking its share.</summary>
    static void Parallel(int threads, Action<int, int> work)
    {
        var others = Enumerable.Range(1, threads - 1).Select(t => new Thread(() => Share(t))).ToArray();
        foreach (var thread in others)
            thread.Start();
        Share(0);
        foreach (var thread in others)
            thread.Join();

        void Share(int thread)
        {
            for (var buffer = thread; buffer < Buffers; buffer += threads)
                work(thread, buffer);
        }
    }

    static double Speed(Sample sample) => (double)Buffers * Rows * 16 / 1e6 / sample.Median;

    sealed class Devices(Func<IDataDevice> open, int count) : IDisposable
    {
        readonly IDataDevice[] devices = [.. Enumerable.Range(0, count).Select(_ => open())];

        public IDataDevice this[int thread] => devices[thread];

        public void Dispose() => Array.ForEach(devices, d => d.Dispose());
    }
}
