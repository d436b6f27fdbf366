namespace Mockloop.Grading.Engine.Scale.Data.Registry;

/// <summary>Union-find with path halving, in the caller's memory alone; a root is the smallest record of its tree.</summary>
static class RegistryComponents
{
    /// <summary>Writes for each record the smallest record of its group.</summary>
    public static void Label(DataSpec spec, Span<uint> labels)
    {
        var formula = new RegistryFormula(spec);
        for (var i = 0; i < labels.Length; i++)
            labels[i] = (uint)i;
        for (var i = 0UL; i < (ulong)spec.N; i++)
            Join(labels, (uint)i, (uint)formula.Record(i).Source);
        for (var j = 0UL; j < (ulong)spec.K; j++)
        {
            var (first, second) = formula.Pair(j);
            Join(labels, (uint)first, (uint)second);
        }
        for (var i = 0; i < labels.Length; i++)
            labels[i] = labels[(int)labels[i]]; // a parent is smaller than its children, so it has its label by now
    }

    static void Join(Span<uint> labels, uint a, uint b)
    {
        (a, b) = (Root(labels, a), Root(labels, b));
        labels[(int)Math.Max(a, b)] = Math.Min(a, b);
    }

    static uint Root(Span<uint> labels, uint at)
    {
        while (labels[(int)at] != at)
            at = labels[(int)at] = labels[(int)labels[(int)at]];
        return at;
    }
}
