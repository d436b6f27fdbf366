using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Devices.Simd;

namespace Mockloop.Grading.Tests.Engine.Scale.Devices;

/// <summary>Every device gives the bits of the scalar reference, at sizes that fit nothing.</summary>
public sealed class SameBitsTests(OpenClFixture fixture) : IClassFixture<OpenClFixture>
{
    const int Chunk = 1 << 20;
    const ulong Secret = 0xC0FFEE;

    public static TheoryData<string, int, long, int> Chunks()
    {
        var chunks = new TheoryData<string, int, long, int>();
        foreach (var (from, rows) in new (long, int)[]
        {
            (0, 0), (0, 1), (1, 0), (1, 1), (15, 1), (16, 16), (0, 17), (3, 13), (7, 4_099), (4_095, 4_098), (123_456_789_013, 1_001),
        })
        {
            chunks.Add(FlatStreams.Tokens, 0, from, rows);
            chunks.Add(FlatStreams.Registry, 0, from % 90_000, rows);
            chunks.Add(FlatStreams.Registry, 1, from, rows);
        }
        chunks.Add(FlatStreams.Tokens, 0, Chunk - 1, Chunk);
        return chunks;
    }

    [Theory]
    [MemberData(nameof(Chunks))]
    public void A_chunk_is_the_same_everywhere(string generator, int stream, long from, int rows)
    {
        var spec = generator == FlatStreams.Tokens ? new DataSpec(generator, 7, 1L << 38, 97) : new DataSpec(generator, 7, 99_991, 1L << 38);
        using var scalar = new ScalarDevice();
        using var simd = new SimdDevice();
        using var openCl = fixture.Open();
        using var asGpu = fixture.OpenAsGpu();
        var words = rows * FlatStreams.Columns(spec, stream);
        using var expected = scalar.Allocate(words);
        scalar.Generate(spec, stream, from, expected, rows);

        foreach (var device in new[] { simd, openCl, asGpu })
        {
            using var made = device.Allocate(words + 1);
            made.Words[^1] = 42;
            device.Generate(spec, stream, from, made, rows);
            made.Words[..words].SequenceEqual(expected.Words).ShouldBeTrue($"{device.Used.Kind} generates other data");
            made.Words[^1].ShouldBe(42UL, $"{device.Used.Kind} writes beyond the chunk");
            if (stream != 0)
                continue;
            device.Compare(spec, from, made, rows).ShouldBe(-1, device.Used.Kind);
            device.Digest(spec, from, made, rows, Secret).ShouldBe(scalar.Digest(spec, from, expected, rows, Secret), device.Used.Kind);
        }
        (openCl.Used.Fallback ?? asGpu.Used.Fallback).ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 5)]
    [InlineData(64, 0)]
    [InlineData(1_023, 4_000)]
    [InlineData(300_007, 450_001)]
    public void Components_are_those_of_union_find(int records, int pairs)
    {
        var spec = new DataSpec(FlatStreams.Registry, (ulong)records, records, pairs);
        using var scalar = new ScalarDevice();
        var expected = new uint[records];
        scalar.Components(spec, expected);

        foreach (var device in new[] { fixture.Open(), fixture.OpenAsGpu() })
            using (device)
            {
                var found = new uint[records];
                device.Components(spec, found);
                found.AsSpan().SequenceEqual(expected).ShouldBeTrue();
                device.Used.Fallback.ShouldBeNull();
            }
    }
}
