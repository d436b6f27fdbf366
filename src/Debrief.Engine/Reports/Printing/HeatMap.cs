namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>Signals by candidates: the darker, the lower; every field says its figure.</summary>
static class HeatMap
{
    const double Left = 280, Cell = 60, Row = 26, Top = 124;
    const int MostColumns = 8, LongestLabel = 36, LongestName = 20;

    internal static Markup Of(CohortReport report) => new Markup().Each(report.Loops.Index().Chunk(MostColumns).Index(), (all, part) => all.Add($"{Part(report, part.Item, part.Index)}"));

    static Markup Part(CohortReport report, (int Index, RatedLoop Item)[] loops, int part)
    {
        var drawing = new Markup();
        foreach (var ((_, loop), i) in loops.Select((l, i) => (l, i)))
            drawing.Add($"""<text class="label" transform="translate({Left + (Cell * i) + (Cell / 2) + 5} {Top - 10}) rotate(-50)">{Pen.Short(loop.Facts.Candidate, LongestName)}</text>""");
        double y = Top;
        foreach (var stage in report.Signals.GroupBy(s => s.Name.Stage))
        {
            if (stage.Key.Length > 0)
                drawing.Add($"{Pen.Text("head", 0, y + 19, Pen.Short(stage.Key, LongestLabel))}");
            y += stage.Key.Length > 0 ? Row : 0;
            foreach (var signal in stage)
            {
                drawing.Add($"{Pen.Text("label", 14, y + 18, Pen.Short(signal.Name.Signal, LongestLabel))}");
                foreach (var ((column, _), i) in loops.Select((l, i) => (l, i)))
                    drawing.Add($"{Field(Left + (Cell * i), y, signal.Means[column], report.Scale)}");
                drawing.Add($"\n");
                y += Row;
            }
        }
        var more = part == 0 ? "" : $", part {part + 1}";
        var table = Figure.Table($"Mean score per signal and candidate{more}", ["Stage and signal", .. loops.Select(l => l.Item.Facts.Candidate)],
            report.Signals.Select(s => new List<string> { s.Name.Label }.Concat(loops.Select(l => Figures.Score(s.Means[l.Index]))).ToList()));
        return new Figure($"heat{part}", $"Mean scores, the darker the lower{more}", Description(report, loops), Left + (Cell * Math.Max(loops.Length, 6)) + 70, y + 12).With(drawing, table);
    }

    static Markup Field(double x, double y, double? mean, ScoreScale scale)
    {
        var shade = mean is { } m ? scale.Height(m) switch { < 0.25 => "low", < 0.5 => "lower", < 0.75 => "higher", _ => "high" } : "none";
        return new Markup().Add($"""<rect class="field {shade}" x="{x}" y="{y}" width="{Cell}" height="{Row}" />{Pen.Text($"middle on-{shade}", x + (Cell / 2), y + 18, Figures.Score(mean))}""");
    }

    static string Description(CohortReport report, (int Index, RatedLoop Item)[] loops)
    {
        var weakest = report.Signals.Select(s => (s.Name, Mean: loops.Select(l => s.Means[l.Index]).Average())).Where(s => s.Mean is not null).OrderBy(s => s.Mean).FirstOrDefault();
        return weakest.Name is null ? "Nothing is rated yet."
            : $"Mean scores from {report.Scale.Lowest} to {report.Scale.Highest} of {Figures.Count(loops.Length, "candidate")} on {Figures.Count(report.Signals.Count, "signal")}; dark fields are low. Lowest on average: {weakest.Name.Label} at {Figures.Score(weakest.Mean)}.";
    }
}
