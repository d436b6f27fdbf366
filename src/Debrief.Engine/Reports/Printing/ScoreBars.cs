namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>How often an interviewer gives each score, beside everybody else.</summary>
static class ScoreBars
{
    const double Width = 760, Left = 60, Top = 40, Bottom = 220, Across = 660, WidestBar = 52, WordsFrom = 36;

    internal static Markup Of(IReadOnlyList<ScoreShare> shares)
    {
        // All scores share the width; where bars become thin, the table alone says their figures.
        double group = Across / shares.Count, bar = Math.Min(WidestBar, group / 3), gap = bar / 9;
        bool isOthers = shares.Any(s => s.Others is not null);
        var drawing = new Markup().Add($"""<defs>{Hatching}</defs><rect class="bar hatched" x="8" y="6" width="22" height="16" />{Pen.Text("label", 38, 19, "you")}""");
        if (isOthers)
            drawing.Add($"""<rect class="bar plain" x="98" y="6" width="22" height="16" />{Pen.Text("label", 128, 19, "everybody else")}""");
        drawing.Add($"""<line class="axis" x1="{Left - 20}" x2="{Left + Across}" y1="{Bottom}" y2="{Bottom}" />""");
        // The tallest bar takes the whole height.
        double most = shares.Max(s => Math.Max(s.Mine, s.Others ?? 0));
        foreach (var (place, share) in shares.Index())
        {
            double x = Left + (place * group);
            drawing.Add($"{Column("hatched", x, bar, share.Mine, most)}{(share.Others is { } others ? Column("plain", x + bar + gap, bar, others, most) : new Markup())}{Pen.Text("label middle", x + bar, Bottom + 20, bar < WordsFrom ? $"{share.Score}" : $"score {share.Score}")}\n");
        }
        return new Figure("scores", "How often you give each score", Description(shares, isOthers), Width, Bottom + 34)
            .With(drawing, Figure.Table("Share of ratings per score", isOthers ? ["Score", "You", "Everybody else"] : ["Score", "You"],
                shares.Select(s => new List<string> { $"{s.Score}", Figures.Percent(s.Mine), Figures.Percent(s.Others) }.Take(isOthers ? 3 : 2).ToList())));
    }

    /// <summary>Lines that print where grey does not.</summary>
    internal static Markup Hatching => new Markup().Add(
        $"""<pattern id="r-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff" /><line x1="0" x2="0" y1="0" y2="6" stroke="#111" stroke-width="3" /></pattern>""");

    static Markup Column(string kind, double x, double width, double share, double most)
    {
        double height = share / most * (Bottom - Top - 16);
        var column = new Markup().Add($"""<rect class="bar {kind}" x="{x}" y="{Bottom - height}" width="{width}" height="{height}" />""");
        return width < WordsFrom ? column : column.Add($"""{Pen.Text("tick middle", x + (width / 2), Bottom - height - 5, Figures.Percent(share))}""");
    }

    static string Description(IReadOnlyList<ScoreShare> shares, bool isOthers)
    {
        var most = shares.MaxBy(s => s.Mine)!;
        return $"Bars for the scores {shares[0].Score} to {shares[^1].Score}. Your most frequent is {most.Score}, in {Figures.Percent(most.Mine)} of your ratings{(isOthers ? $"; everybody else gives it in {Figures.Percent(most.Others)} of theirs" : "")}.";
    }
}
