using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Kinds of elements.</summary>
enum Facet { Subject, Rater, Item }

/// <summary>An element that was set aside.</summary>
/// <param name="Facet">Its kind.</param>
/// <param name="Element">Its number.</param>
/// <param name="Sense">−1 lowest, 1 highest, 0 when there was but one score.</param>
sealed record ExtremeElement(Facet Facet, int Element, int Sense);

/// <summary>
/// Elements whose every rating is the lowest or the highest score: their maximum lies at infinity. They are set aside, which can make
/// others extreme, until none is left; their measures are estimated afterwards. Marginal likelihood keeps extreme subjects.
/// </summary>
sealed class ExtremeScores
{
    readonly RatingTable table;
    readonly ScaleModel model;
    readonly List<ExtremeElement> order = [];

    public ExtremeScores(RatingTable table, ScaleModel model, bool keepSubjects)
    {
        (this.table, this.model) = (table, model);
        Used = Everywhere(table.Count);
        while ((!keepSubjects && SetAside(Facet.Subject)) || SetAside(Facet.Rater) || SetAside(Facet.Item)) ;
        if (Array.TrueForAll(Used, used => !used))
            throw new RatingException($"no rating is left to calibrate with: all {table.Count} are of raters, subjects or items that got nothing but the lowest or the highest score. Give ratings that differ.");
    }

    /// <summary>The ratings to estimate with.</summary>
    public bool[] Used { get; }

    /// <summary>In the order they were set aside.</summary>
    public IReadOnlyList<ExtremeElement> Order => order;

    /// <summary>The column of a facet.</summary>
    public static int[] Column(RatingTable table, Facet facet) => facet switch { Facet.Subject => table.Subject, Facet.Rater => table.Rater, _ => table.Item };

    bool SetAside(Facet facet)
    {
        var scales = Scales.Of(table, Used, model);
        int[] column = Column(table, facet);
        int count = facet switch { Facet.Subject => table.Subjects.Length, Facet.Rater => table.Raters.Length, _ => table.Items.Length };
        bool[] low = Everywhere(count), high = Everywhere(count), seen = new bool[count];
        for (int n = 0; n < table.Count; n++)
            if (Used[n])
            {
                int element = column[n], x = scales.Category(table.Item[n], table.Score[n]);
                seen[element] = true;
                low[element] &= x == 0;
                high[element] &= x == scales.Top(scales.Of(table.Item[n]));
            }
        int found = order.Count;
        for (int e = 0; e < count; e++)
            if (seen[e] && (low[e] || high[e]))
                order.Add(new(facet, e, (high[e] ? 1 : 0) - (low[e] ? 1 : 0)));
        for (int n = 0; n < table.Count; n++)
            Used[n] &= !low[column[n]] && !high[column[n]];
        return order.Count > found;
    }

    static bool[] Everywhere(int count)
    {
        var all = new bool[count];
        for (int n = 0; n < count; n++)
            all[n] = true;
        return all;
    }
}
