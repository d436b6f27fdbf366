using System.Runtime.InteropServices;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data.Registry;

/// <summary>The answer of <c>model-registry</c>: in each group the highest version wins, in it the commonest digest, of those the smallest.</summary>
static class RegistryRepairs
{
    /// <summary>Rows (smallest record, winning version, winning digest, records to repair), ascending.</summary>
    public static ulong[] Of(DataSpec spec, IDataDevice device)
    {
        // Megabytes for a moment: outside the managed heap, where they are given back at once.
        using NativeBuffer labelled = Room(spec), grouped = Room(spec), ended = Room(spec);
        Span<uint> labels = Words(labelled, spec), members = Words(grouped, spec), ends = Words(ended, spec);
        device.Components(spec, labels);
        Group(labels, members, ends);
        var formula = new RegistryFormula(spec);
        var (rows, votes) = (new List<ulong>(), new List<ulong>());
        for (var group = 0; group < labels.Length; group++)
        {
            var start = group == 0 ? 0 : ends[group - 1];
            var size = ends[group] - start;
            if (size < 2)
                continue;
            var (version, digest, winners) = Winner(formula, members.Slice((int)start, (int)size), votes);
            if (winners < size)
                rows.AddRange([(ulong)group, version, digest, size - winners]);
        }
        return [.. rows];
    }

    static NativeBuffer Room(DataSpec spec) => new((int)((spec.N + 1) / 2));

    static Span<uint> Words(NativeBuffer room, DataSpec spec) => MemoryMarshal.Cast<ulong, uint>(room.Words)[..(int)spec.N];

    /// <summary>Finds records, group after group, and where each group ends; a label that is no group's is an empty one.</summary>
    static void Group(ReadOnlySpan<uint> labels, Span<uint> members, Span<uint> ends)
    {
        foreach (var label in labels)
            ends[(int)label]++;
        var sum = 0U;
        for (var group = 0; group < ends.Length; group++)
            (ends[group], sum) = (sum, sum + ends[group]);
        for (var record = 0U; record < labels.Length; record++)
            members[(int)ends[(int)labels[(int)record]]++] = record;
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
