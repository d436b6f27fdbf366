namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>The sizes of a ladder that differ, with one value each.</summary>
sealed class Ladder
{
    /// <summary>
    /// Repeats of a size become their lower median: of two the smaller, of three the middle one. Another process can make a run slower,
    /// hardly ever faster.
    /// </summary>
    public Ladder(IEnumerable<Observation> observations)
    {
        var sizes = observations.Where(o => o.Value > 0).GroupBy(o => (o.N, o.K)).Select(LowerMedian).OrderBy(o => o.N).ThenBy(o => o.K).ToList();
        Full = [.. sizes.Where(o => !o.AtLeast)];
        CutOff = [.. sizes.Where(o => o.AtLeast)];
        KVaries = sizes.Select(o => o.K).Distinct().Count() > 1;
        Order = new([.. sizes.Select(o => (o.N, o.K))]);
    }

    /// <summary>Sizes that ran to their end.</summary>
    public Observation[] Full { get; }

    /// <summary>Sizes that did not.</summary>
    public Observation[] CutOff { get; }

    /// <summary>There are two factors.</summary>
    public bool KVaries { get; }

    /// <summary>Which class outgrows which on these sizes.</summary>
    public GrowthOrder Order { get; }

    static Observation LowerMedian(IEnumerable<Observation> repeats)
    {
        var sorted = repeats.OrderBy(o => o.Value).ToList();
        return sorted[(sorted.Count - 1) / 2];
    }
}
