using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Ratings;

/// <summary>Tables of ratings as tests write them.</summary>
static class Tables
{
    /// <summary>One item; a row of scores per subject, a column per rater; a dot is missing.</summary>
    public static RatingTable OneItem(params string[] subjects) => Csv(string.Concat(subjects.SelectMany((row, s) =>
        row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((score, r) => $"r{r},s{s},item,{(score == "." ? "" : score)}\n"))));

    /// <summary>Rows after the usual header.</summary>
    public static RatingTable Csv(string rows) => RatingCsv.Read(new StringReader("rater,subject,item,score\n" + rows));
}
