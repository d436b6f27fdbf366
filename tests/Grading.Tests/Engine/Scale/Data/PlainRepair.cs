namespace Mockloop.Grading.Tests.Engine.Scale.Data;

/// <summary>What the statement of registry-repair asks for, in the plainest way: nothing of the engine is used.</summary>
static class PlainRepair
{
    public static ulong[] Of(ulong[] records, ulong[] pairs)
    {
        var rows = records.Chunk(3).ToArray();
        var labels = Labels(rows, pairs);
        return
        [
            .. labels.Index().GroupBy(l => l.Item, l => rows[l.Index]).OrderBy(g => g.Key).SelectMany(group =>
            {
                var version = group.Max(r => r[0]);
                var digest = group.Where(r => r[0] == version).GroupBy(r => r[1]).OrderByDescending(v => v.Count()).ThenBy(v => v.Key).First().Key;
                var wrong = (ulong)group.Count(r => r[0] != version || r[1] != digest);
                return wrong == 0 ? Array.Empty<ulong>() : [(ulong)group.Key, version, digest, wrong];
            }),
        ];
    }

    /// <summary>For each record the smallest of its group.</summary>
    public static int[] Labels(ulong[][] records, ulong[] pairs)
    {
        var near = records.Select(_ => new List<int>()).ToArray();
        foreach (var (a, b) in records.Select((r, i) => (i, (int)r[2])).Concat(pairs.Chunk(2).Select(p => ((int)p[0], (int)p[1]))))
        {
            near[a].Add(b);
            near[b].Add(a);
        }
        var labels = new int[records.Length];
        Array.Fill(labels, -1);
        for (var start = 0; start < records.Length; start++)
            if (labels[start] < 0)
                Spread(start);
        return labels;

        void Spread(int start)
        {
            var waiting = new Stack<int>([start]);
            labels[start] = start;
            while (waiting.TryPop(out var at))
                foreach (var other in near[at].Where(o => labels[o] < 0))
                {
                    labels[other] = start;
                    waiting.Push(other);
                }
        }
    }
}
