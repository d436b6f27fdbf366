using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Engine.Scale.Streaming;

/// <summary>
/// How many rows a pull is answered with. All heads together are at most a twentieth of the input, so that reading them
/// alone is not yet "buffering"; and at most 16 MiB, as program and worker both keep them; yet never so few that round
/// trips would cost more than the work.
/// </summary>
static class BlockSize
{
    const int Fewest = 16, Most = 8192, ShareOfInput = 20;
    const long MostBytes = 16L << 20;

    /// <summary>For each stream of a workload.</summary>
    public static IReadOnlyList<int> For(IWorkload workload)
    {
        var streams = workload.Inputs;
        var rowBytes = streams.Sum(s => (long)s.Columns * sizeof(ulong));
        var rows = Math.Min(workload.InputRows / (ShareOfInput * Math.Max(1L, streams.Count)), MostBytes / Math.Max(1, rowBytes));
        return [.. streams.Select(_ => (int)Math.Clamp(rows, Fewest, Most))];
    }
}
