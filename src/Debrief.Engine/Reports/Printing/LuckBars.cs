namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>How often a fresh panel would have decided the same, loop by loop.</summary>
static class LuckBars
{
    const double Width = 760, Left = 220, Right = 600, Top = 14, Row = 28;
    const int LongestName = 26;

    internal static Markup Of(IReadOnlyList<RatedLoop> loops)
    {
        var drawn = loops.Where(l => l.Luck?.Luck is not null).OrderBy(l => l.Luck!.Luck!.SameDecision).ToList();
        double bottom = Top + (Row * drawn.Count);
        var drawing = new Markup().Add($"""<defs>{ScoreBars.Hatching}</defs>{Pen.Marks([(At(0), "0"), (At(0.5), "50"), (At(1), "100 of 100 draws")], Top, bottom)}""");
        foreach (var (loop, y) in drawn.Select((l, i) => (l, Top + (Row * i))))
        {
            var luck = loop.Luck!.Luck!;
            drawing.Add($"""
                {Pen.Text("label end", Left - 12, y + 19, Pen.Short(loop.Facts.Candidate, LongestName))}<rect class="bar {(luck.Flips ? "hatched" : "plain")}" x="{Left}" y="{y + 5}" width="{At(luck.SameDecision) - Left}" height="{Row - 10}" />{Pen.Text("label", Right + 14, y + 19, $"{100 * luck.SameDecision:0}{(luck.Flips ? ", would flip" : "")}")}

                """);
        }
        var table = Figure.Table("Luck with the panel, loop by loop", ["Candidate", "Outcome", "Mean as given", "Corrected (95 %)", "Same in 100 draws", "Remarks"], loops.Where(l => l.Luck is not null).Select(l => new[]
        {
            l.Facts.Candidate, Outcomes.Words(l.Facts.Outcome), Figures.Two(l.Raw), Figures.Score(l.Fair), l.Luck!.Luck is { } luck ? $"{100 * luck.SameDecision:0}" : Figures.None, Remarks(l),
        }));
        return drawn.Count == 0 ? table : new Figure("luck", "How often a fresh panel would decide the same", Description(drawn), Width, bottom + 32).With(drawing, table);
    }

    static string Remarks(RatedLoop loop) => loop.Luck!.Luck is not { } luck ? loop.Luck.Words : string.Join("; ", new[]
    {
        luck.Flips ? "would flip with calibrated raters" : "", luck.Passed != loop.Facts.Hired ? $"the ratings alone say {(luck.Passed ? "hire" : "no hire")}" : "",
    }.Where(r => r.Length > 0));

    static string Description(List<RatedLoop> drawn) =>
        $"Bars from 0 to 100 of 100 draws; hatched ones would flip with calibrated raters. The least certain: {drawn[0].Facts.Candidate} with {100 * drawn[0].Luck!.Luck!.SameDecision:0}.";

    static double At(double share) => Left + (share * (Right - Left));
}
