using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Devices.Simd;

namespace Mockloop.Grading.Tests.Engine.Scale.Data;

/// <summary>Data sets read and written the way a program does.</summary>
static class Written
{
    /// <summary>A data set's workload on the vectorised device.</summary>
    public static IWorkload Open(DataSpec spec) => Workloads.Open(spec, new SimdDevice());

    /// <summary>Rows of a flat stream by the scalar reference.</summary>
    public static ulong[] Flat(DataSpec spec, int stream = 0)
    {
        using var device = new ScalarDevice();
        var (rows, columns) = ((int)FlatStreams.Rows(spec, stream), FlatStreams.Columns(spec, stream));
        using var buffer = device.Allocate(rows * columns);
        device.Generate(spec, stream, 0, buffer, rows);
        return buffer.Words[..(rows * columns)].ToArray();
    }

    /// <summary>A stream from its beginning to its end.</summary>
    /// <param name="workload">Whose.</param>
    /// <param name="stream">Which.</param>
    /// <param name="block">Rows read at once.</param>
    public static ulong[] Stream(IWorkload workload, int stream, int block = 1000)
    {
        var columns = workload.Inputs[stream].Columns;
        var (all, into) = (new List<ulong>(), new ulong[block * columns]);
        for (int rows; (rows = workload.Read(stream, all.Count / columns, into)) > 0;)
            all.AddRange(into.AsSpan(0, rows * columns));
        return [.. all];
    }

    /// <summary>Has output checked, handed over in pieces of random size.</summary>
    public static OutputFault? Check(IWorkload workload, ReadOnlySpan<ulong> rows, Random random, int mostRows = 3000)
    {
        using var check = workload.Check();
        var row = workload.OutputColumns * sizeof(ulong);
        var bytes = MemoryMarshal.AsBytes(rows);
        while (!bytes.IsEmpty)
        {
            var part = Math.Min(bytes.Length, random.Next(1, mostRows + 1) * row);
            check.Take(bytes[..part]);
            bytes = bytes[part..];
        }
        return check.Finish();
    }
}
