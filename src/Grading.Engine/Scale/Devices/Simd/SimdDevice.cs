using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Data.Registry;

namespace Mockloop.Grading.Engine.Scale.Devices.Simd;

/// <summary>The processor's vector unit, as wide as there is one. Tokens are vectorised; a registry is small enough without.</summary>
public sealed class SimdDevice : IDataDevice
{
    readonly ITokenRows tokens;

    /// <summary>The widest there is.</summary>
    public SimdDevice() : this(Vector512.IsHardwareAccelerated ? 512 : Avx2.IsSupported ? 256 : 128)
    {
    }

    /// <summary>Vectors of a width.</summary>
    /// <param name="bits">512, 256 or 128; the processor must have it.</param>
    internal SimdDevice(int bits)
    {
        tokens = bits switch
        {
            512 => new TokenRows<Lanes512, Vector512<ulong>>(),
            256 => new TokenRows<Lanes256, Vector256<ulong>>(),
            _ => new TokenRows<Lanes128, Vector128<ulong>>(),
        };
        Used = new("Simd", $"vectors of {bits} bits", null);
    }

    /// <inheritdoc/>
    public DeviceUsed Used { get; }

    /// <inheritdoc/>
    public DeviceBuffer Allocate(int words) => new NativeBuffer(words);

    /// <inheritdoc/>
    public void Generate(DataSpec spec, int stream, long from, DeviceBuffer into, int rows)
    {
        var words = into.Words[..(rows * FlatStreams.Columns(spec, stream))];
        if (spec.Generator == FlatStreams.Tokens)
            tokens.Generate(spec, from, words);
        else
            ScalarDevice.Rows(spec, stream, from, words);
    }

    /// <inheritdoc/>
    public int Compare(DataSpec spec, long from, DeviceBuffer output, int rows)
    {
        var columns = FlatStreams.Columns(spec, 0);
        var words = output.Words[..(rows * columns)];
        if (spec.Generator == FlatStreams.Tokens)
            return tokens.Compare(spec, from, words);
        using var expected = Allocate(words.Length);
        ScalarDevice.Rows(spec, 0, from, expected.Words);
        var same = words.CommonPrefixLength(expected.Words);
        return same == words.Length ? -1 : same / columns;
    }

    /// <inheritdoc/>
    public ChunkDigest Digest(DataSpec spec, long from, DeviceBuffer output, int rows, ulong secret)
    {
        var columns = FlatStreams.Columns(spec, 0);
        using var expected = Allocate(rows * columns);
        Generate(spec, 0, from, expected, rows);
        return RowDigest.Of(output.Words[..(rows * columns)], expected.Words, columns, secret);
    }

    /// <inheritdoc/>
    public void Components(DataSpec spec, Span<uint> labels) => RegistryComponents.Label(spec, labels);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
