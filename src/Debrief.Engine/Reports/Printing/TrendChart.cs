namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>A candidate's loops one after the other.</summary>
static class TrendChart
{
    const double Width = 760, Left = 110, Right = 660, Top = 40, Bottom = 220;
    const int MostDates = 6;

    internal static Markup Of(IReadOnlyList<LoopPoint> trend)
    {
        var drawing = new Markup().Each(Enumerable.Range(1, 4), (m, score) => m.Add($"""
            <line class="grid" x1="{Left - 50}" x2="{Right + 50}" y1="{At(score)}" y2="{At(score)}" />{Pen.Text("tick end", Left - 58, At(score) + 5, $"{score}")}
            """));
        var rated = trend.Select((p, i) => (Point: p, X: trend.Count == 1 ? (Left + Right) / 2 : Left + ((Right - Left) * i / (trend.Count - 1)))).Where(p => Best(p.Point) is not null).ToList();
        if (rated.Count > 1)
            drawing.Add($"""<polyline class="line" points="{string.Join(' ', rated.Select(p => new Markup().Add($"{p.X},{At(Best(p.Point)!.Value)}")))}" />""");
        int every = (trend.Count + MostDates - 1) / MostDates;
        foreach (var ((point, x), i) in rated.Select((p, i) => (p, i)))
        {
            if (point.Fair is { } fair)
                drawing.Add($"""<line class="interval" x1="{x}" x2="{x}" y1="{At(fair.Low)}" y2="{At(fair.High)}" />{Pen.Diamond(x, At(fair.Value), x, x)}""");
            drawing.Add($"{Pen.Ring(x, At(point.Raw!.Value))}\n");
            if (i % every == 0)
                drawing.Add($"""{Pen.Text("tick middle", x, Bottom + 26, Figures.ShortDate(point.DecidedAt))}""");
        }
        drawing.Add($"""{Pen.Ring(14, 14)}{Pen.Text("label", 26, 19, "mean as given")}{Pen.Diamond(166, 14, 142, 190)}{Pen.Text("label", 198, 19, "with raters of average severity, 95 % interval")}""");
        return new Figure("trend", "Your loops so far", Description(trend), Width, Bottom + 40)
            .With(drawing, Figure.Table("Your loops in figures", ["Decided", "Outcome", "Mean as given", "Corrected (95 %)"],
                trend.Select(p => new[] { Figures.Date(p.DecidedAt), Outcomes.Words(p.Outcome), Figures.Two(p.Raw), Figures.Score(p.Fair) })));
    }

    static string Description(IReadOnlyList<LoopPoint> trend)
    {
        var (first, last) = (trend.FirstOrDefault(p => Best(p) is not null), trend.LastOrDefault(p => Best(p) is not null));
        return first is null || last is null ? "No loop has ratings."
            : $"Mean score from 1 to 4 of {Figures.Count(trend.Count, "loop")}, from {Figures.Score(Best(first))} in the first to {Figures.Score(Best(last))} in the last.";
    }

    static double? Best(LoopPoint point) => point.Fair?.Value ?? point.Raw;

    static double At(double score) => Bottom - ((Math.Clamp(score, 1, 4) - 1) * (Bottom - Top) / 3);
}
