using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Data;

namespace Mockloop.Grading.Tests.Engine.Scale.Streaming;

/// <summary>Streams and answer in memory, compared number by number: small, and independent of how real data is made.</summary>
sealed class KnownWorkload(int[] columns, ulong[][] streams, int outputColumns, ulong[] answer) : IWorkload
{
    public IReadOnlyList<StreamShape> Inputs { get; } = [.. columns.Select((c, i) => new StreamShape($"stream {i}", c))];

    public long InputRows => streams.Select((s, i) => s.Length / columns[i]).Sum();

    public int OutputColumns => outputColumns;

    public int Read(int stream, long from, Span<ulong> into)
    {
        var rest = streams[stream].AsSpan((int)from * columns[stream]);
        var count = Math.Min(rest.Length, into.Length);
        rest[..count].CopyTo(into);
        return count / columns[stream];
    }

    public IOutputCheck Check() => new Comparison(answer, outputColumns);

    public void Dispose()
    {
    }

    /// <summary>Tokens of k shards with many ties, and their merge.</summary>
    public static KnownWorkload Tokens(int n, int k, int seed = 1)
    {
        var random = new Random(seed);
        var shards = Enumerable.Range(0, k).Select(_ => new List<ulong>()).ToArray();
        var merged = new List<ulong>();
        for (ulong number = 0; merged.Count < 2 * n; number += (ulong)random.Next(3))
        {
            // Equal numbers come in the order of their shards.
            var from = merged.Count > 0 && merged[^2] == number ? (int)merged[^1] : 0;
            var shard = random.Next(from, k);
            shards[shard].Add(number);
            merged.AddRange([number, (ulong)shard]);
        }
        return new([.. shards.Select(_ => 1)], [.. shards.Select(s => s.ToArray())], 2, [.. merged]);
    }

    /// <summary>Pairs of records that disagree, and what has to be done about each.</summary>
    public static KnownWorkload Registry(int groups)
    {
        var range = Enumerable.Range(0, groups).Select(i => (ulong)i).ToArray();
        ulong[] records = [.. range.SelectMany(i => (ulong[])[1, (9 * i) + (1UL << 40), 2 * i, 2, i, (2 * i) + 1])];
        return new([3, 2], [records, [.. range.SelectMany(i => (ulong[])[2 * i, (2 * i) + 1])]], 4, [.. range.SelectMany(i => (ulong[])[2 * i, 2, i, 1])]);
    }

    sealed class Comparison(ulong[] answer, int columns) : IOutputCheck
    {
        int at;

        public OutputFault? Fault { get; private set; }

        public void Take(ReadOnlySpan<byte> rows)
        {
            foreach (var number in MemoryMarshal.Cast<byte, ulong>(rows))
            {
                if (at >= answer.Length || answer[at] != number)
                    Fault ??= new(at / columns, at >= answer.Length ? FaultKind.TooMany : FaultKind.Foreign, $"row {at / columns} is wrong");
                at++;
            }
        }

        public OutputFault? Finish() => Fault ??= at < answer.Length ? new(at / columns, FaultKind.TooFew, "rows are missing") : null;

        public void Dispose()
        {
        }
    }
}
