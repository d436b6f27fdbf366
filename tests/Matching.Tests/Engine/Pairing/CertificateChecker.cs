using Mockloop.Matching.Engine.Pairing;

namespace Mockloop.Matching.Tests.Engine.Pairing;

/// <summary>Checks a matching and its certificate from the definition alone; shares nothing with the solver.</summary>
static class CertificateChecker
{
    /// <summary>What is wrong with a result; empty when it is proved.</summary>
    public static List<string> Faults(int nodes, IReadOnlyList<WeightedEdge> edges, MatchingResult result)
    {
        var faults = new List<string>();
        Matching(nodes, edges, result, faults);
        Duals(edges, result.Certificate, faults);
        Int128 bound = 0;
        foreach (var dual in result.Certificate.Nodes)
            bound += dual;
        foreach (var set in result.Certificate.OddSets)
            bound += (Int128)set.Dual * (set.Members - 1) / 2;
        if (result.Bound != (long)(bound / 2))
            faults.Add($"bound {result.Bound}, but the duals prove {bound / 2}");
        if (result.Exact != (result.Bound == result.Weight))
            faults.Add("exact means that weight and bound are the same");
        return faults;
    }

    static void Matching(int nodes, IReadOnlyList<WeightedEdge> edges, MatchingResult result, List<string> faults)
    {
        var best = edges.GroupBy(e => Key(e.From, e.To)).ToDictionary(g => g.Key, g => g.Max(e => e.Weight));
        var used = new bool[nodes];
        var weight = 0L;
        foreach (var (u, v) in result.Pairs)
        {
            if (used[u] || used[v] || u == v)
                faults.Add($"{u}-{v}: a node twice");
            used[u] = used[v] = true;
            if (!best.TryGetValue(Key(u, v), out var worth))
                faults.Add($"{u}-{v}: no such edge");
            weight += worth;
        }
        if (weight != result.Weight)
            faults.Add($"weight {result.Weight}, but the pairs weigh {weight}");
    }

    static void Duals(IReadOnlyList<WeightedEdge> edges, DualCertificate certificate, List<string> faults)
    {
        if (certificate.Nodes.Any(d => d < 0) || certificate.OddSets.Any(s => s.Dual < 0))
            faults.Add("a dual is below zero");
        var members = new int[certificate.OddSets.Count];
        var holding = certificate.SetOf.Select(set => Around(certificate, set)).ToArray();
        foreach (var set in holding.SelectMany(sets => sets))
            members[set]++;
        for (var set = 0; set < members.Length; set++)
            if (members[set] != certificate.OddSets[set].Members || members[set] % 2 == 0)
                faults.Add($"set {set} has {members[set]} members");
        foreach (var edge in edges)
        {
            if (edge.From == edge.To)
                continue;
            Int128 covered = (Int128)certificate.Nodes[edge.From] + certificate.Nodes[edge.To];
            foreach (var set in holding[edge.From].Intersect(holding[edge.To]))
                covered += certificate.OddSets[set].Dual;
            if (covered < 2 * (Int128)edge.Weight)
                faults.Add($"{edge} is covered only by {covered} halves");
        }
    }

    /// <summary>A set and all that hold it; a family that goes round in a circle would not end.</summary>
    static List<int> Around(DualCertificate certificate, int set)
    {
        var sets = new List<int>();
        for (; set != -1; set = certificate.OddSets[set].Around)
            sets.Add(set);
        return sets;
    }

    static (int, int) Key(int u, int v) => (Math.Min(u, v), Math.Max(u, v));
}
