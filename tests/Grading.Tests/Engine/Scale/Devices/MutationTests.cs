using Mockloop.Grading.Engine.Scale.Data;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Tests.Engine.Scale.Devices;

/// <summary>No change of a chunk passes, and it is found where it begins.</summary>
public sealed class MutationTests(OpenClFixture fixture) : IClassFixture<OpenClFixture>
{
    const int From = 1_001, Rows = 20_011, Trials = 250;
    const ulong Secret = 99;

    [Theory]
    [InlineData(FlatStreams.Tokens, false)]
    [InlineData(FlatStreams.Tokens, true)]
    [InlineData(FlatStreams.Registry, false)]
    [InlineData(FlatStreams.Registry, true)]
    public void Every_mutation_is_caught_at_its_row(string generator, bool asGpu)
    {
        var spec = new DataSpec(generator, 5, 1_000_000, 61);
        var columns = FlatStreams.Columns(spec, 0);
        using var scalar = new ScalarDevice();
        using var openCl = asGpu ? fixture.OpenAsGpu() : fixture.Open();
        using var right = scalar.Allocate(Rows * columns);
        using var output = openCl.Allocate(Rows * columns);
        scalar.Generate(spec, 0, From, right, Rows);
        var random = new Random(3);
        for (var trial = 0; trial < Trials; trial++)
        {
            right.Words.CopyTo(output.Words);
            var (row, what) = Mutate(output.Words, columns, random);
            if (output.Words.SequenceEqual(right.Words))
                continue; // two equal rows were swapped
            openCl.Compare(spec, From, output, Rows).ShouldBe(scalar.Compare(spec, From, output, Rows), $"trial {trial}: {what} at {row}");
            openCl.Digest(spec, From, output, Rows, Secret).ShouldBe(scalar.Digest(spec, From, output, Rows, Secret), $"trial {trial}: {what} at {row}");
        }
        openCl.Used.Fallback.ShouldBeNull();
    }

    static (int Row, string What) Mutate(Span<ulong> words, int columns, Random random)
    {
        var (row, other) = (random.Next(Rows - 1), random.Next(Rows));
        var here = words.Slice(row * columns, columns);
        switch (random.Next(4))
        {
            case 0:
                here[random.Next(columns)] ^= 1UL << random.Next(64);
                return (row, "a bit");
            case 1:
                words[(row * columns)..^columns].CopyTo(words[((row + 1) * columns)..]);
                return (row, "a duplicate");
            case 2:
                words[((row + 1) * columns)..].CopyTo(words[(row * columns)..]);
                return (row, "a drop");
            default:
                var there = words.Slice(other * columns, columns);
                var kept = here.ToArray();
                there.CopyTo(here);
                kept.CopyTo(there);
                return (row, $"a swap with {other}");
        }
    }
}
