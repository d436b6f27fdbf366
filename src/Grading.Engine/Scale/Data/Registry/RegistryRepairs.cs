using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Registry;

/// <summary>The answer of <c>model-registry</c>: in each group the highest version wins, in it the commonest digest, of those the smallest.</summary>
static class RegistryRepairs
{
    /// <summary>Rows (smallest record, winning version, winning digest, records to repair), ascending.</summary>
    public static ulong[] Of(DataSpec spec, IDataDevice device)
    {
        var labels = new uint[spec.N];
        device.Components(spec, labels);
        var (members, ends) = ByGroup(labels);
        var formula = new RegistryFormula(spec);
        var (rows, votes) = (new List<ulong>(), new List<ulong>());
        for (var group = 0; group < labels.Length; group++)
        {
            var start = group == 0 ? 0 : ends[group - 1];
            var size = ends[group] - start;
            if (size < 2)
                continue;
            var (version, digest, winners) = Winner(formula, members.AsSpan((int)start, (int)size), votes);
            if (winners < size)
                rows.AddRange([(ulong)group, version, digest, size - winners]);
        }
        return [.. rows];
    }

    /// <summary>Records, group after group, and where each group ends; a label that is no group's is an empty one.</summary>
    static (uint[] Members, uint[] Ends) ByGroup(uint[] labels)
    {
        var (members, ends) = (new uint[labels.Length], new uint[labels.Length]);
        foreach (var label in labels)
            ends[label]++;
        var sum = 0U;
        for (var group = 0; group < ends.Length; group++)
            (ends[group], sum) = (sum, sum + ends[group]);
        for (var record = 0U; record < labels.Length; record++)
            members[ends[labels[record]]++] = record;
        return (members, ends);
    }

    static (ulong Version, ulong Digest, uint Winners) Winner(RegistryFormula formula, ReadOnlySpan<uint> members, List<ulong> votes)
    {
        var highest = 0UL;
        votes.Clear();
        foreach (var member in members)
        {
            var (version, digest, _) = formula.Record(member);
            if (version < highest)
                continue;
            if (version > highest)
                votes.Clear();
            highest = version;
            votes.Add(digest);
        }
        votes.Sort();
        var (commonest, most) = (0UL, 0);
        for (int at = 0, end; at < votes.Count; at = end)
        {
            for (end = at + 1; end < votes.Count && votes[end] == votes[at]; end++)
            {
            }
            if (end - at > most)
                (commonest, most) = (votes[at], end - at);
        }
        return (highest, commonest, (uint)most);
    }
}
