using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Agreement;

/// <summary>Agreement of raters, per item; nothing is averaged over items.</summary>
public static class AgreementAnalysis
{
    /// <summary>Analyses every item of the table.</summary>
    /// <exception cref="RatingException">A subject rated twice by one rater on one item.</exception>
    public static AgreementReport Of(RatingTable table)
    {
        if (table.Times.Length > 1)
            throw new RatingException($"line 1: the column 'time' has {table.Times.Length} values, but agreement is of one occasion; give a file per occasion.");
        table.RefuseRepeats();
        var byItem = Enumerable.Range(0, table.Count).ToLookup(n => table.Item[n]);
        return new([.. Enumerable.Range(0, table.Items.Length).Select(item => Of(table, item, [.. byItem[item]]))]);
    }

    static ItemAgreement Of(RatingTable table, int item, int[] ratings)
    {
        int[] raters = [.. ratings.Select(n => table.Rater[n]).Distinct().Order()];
        var bySubject = ratings.GroupBy(n => table.Subject[n]).ToList();
        double[][] complete = [.. bySubject.Where(g => g.Count() == raters.Length)
            .Select(g => g.OrderBy(n => table.Rater[n]).Select(n => table.Score[n]).ToArray())];
        var counts = new ScoreCounts(table, ratings);
        return new(
            table.Items[item], bySubject.Count, raters.Length, complete.Length,
            Intraclass.Of(complete, raters.Length), Krippendorff.Of(counts), Kappa.Of(complete, raters.Length), Percent(counts),
            (long)bySubject.Count * raters.Length - ratings.Length);
    }

    static double? Percent(ScoreCounts counts)
    {
        double agree = 0, all = 0;
        foreach (var subject in counts.Subjects)
        {
            double raters = subject.Sum(s => s.Count);
            agree += subject.Sum(s => s.Count * (s.Count - 1.0));
            all += raters * (raters - 1);
        }
        return all > 0 ? 100 * agree / all : null;
    }
}
