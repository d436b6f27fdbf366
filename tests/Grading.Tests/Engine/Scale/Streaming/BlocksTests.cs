using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

/// <summary>Blocks made ahead come out as the streams they were made of, in whatever order they are asked for.</summary>
public sealed class BlocksTests
{
    [Theory]
    [InlineData(5, 7, 1), InlineData(5, 1, 2), InlineData(40, 60_000, 3)] // many blocks ahead, one row each, one block ahead
    public async Task Streams_come_out_whole(int streams, int rows, int seed)
    {
        var random = new Random(seed);
        ulong[][] input = [.. Enumerable.Range(0, streams).Select(s => Enumerable.Range(0, random.Next(3 * rows) + (s % 2 * 300)).Select(i => (ulong)((1000 * i) + s)).ToArray())];
        using var blocks = new Blocks(new KnownWorkload([.. input.Select(_ => 1)], input, 1, []), [.. input.Select(_ => rows)]);
        await blocks.Heads;
        var output = input.Select(_ => new List<ulong>()).ToArray();
        for (var open = Enumerable.Range(0, streams).ToList(); open.Count > 0;)
        {
            var stream = open[random.Next(open.Count)];
            var (count, bytes) = blocks.Next(stream);
            var numbers = MemoryMarshal.Cast<byte, ulong>(bytes.Span);
            numbers[0].ShouldBe((ulong)count);
            output[stream].AddRange(numbers[1..]);
            blocks.Free(stream, count);
            if (count == 0)
                open.Remove(stream);
        }
        for (var stream = 0; stream < streams; stream++)
        {
            output[stream].ShouldBe(input[stream]);
            blocks.Next(stream).Rows.ShouldBe(0, "the end stays the end");
        }
    }

    [Fact]
    public void Heads_are_a_small_share_of_the_input_and_of_memory()
    {
        static int Rows(int streams, long perStream) => BlockSize.For(new KnownWorkload([.. Enumerable.Repeat(1, streams)], [.. Enumerable.Range(0, streams).Select(_ => new ulong[perStream])], 1, []))[0];
        Rows(10, 10_000).ShouldBe(500);
        Rows(1, 1_000_000).ShouldBe(8192);
        Rows(100, 100).ShouldBe(16);
        Rows(512, 20_000).ShouldBe(1000);
    }
}
