namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>Every signal on the scale of the cards: as given, corrected with its interval, and by the candidate themself.</summary>
static class ProfileChart
{
    const double Width = 760, Left = 290, PerPoint = 145, Row = 30, Top = 46;
    const double Lane = 8;
    const int LongestLabel = 38;

    internal static Markup Of(CandidateReport report)
    {
        var rows = report.Stages.SelectMany(s => s.Signals.Select(signal => (Stage: s.Facts.Name, Signal: signal))).ToList();
        double bottom = Top + (Row * (rows.Count + report.Stages.Count));
        bool isFair = rows.Exists(r => r.Signal.Fair is not null);
        var drawing = Legend(isFair, rows.Exists(r => r.Signal.Facts.Self is not null)).Add($"{Pen.Marks(Enumerable.Range(1, 4).Select(s => (At(s), $"{s}")), Top, bottom)}");
        double y = Top;
        foreach (var stage in report.Stages)
        {
            drawing.Add($"""{Pen.Text("head", 0, y + 20, Pen.Short(stage.Facts.Name, LongestLabel))}""");
            y += Row;
            foreach (var signal in stage.Signals)
            {
                drawing.Add($"{Line(signal, y + (Row / 2))}\n");
                y += Row;
            }
        }
        var columns = new List<string> { "Stage and signal", "As given", "Ratings" };
        if (isFair)
            columns.Add("Corrected (95 %)");
        columns.Add("Your own");
        return new Figure("profile", "Your profile, signal by signal", Description(rows.Select(r => (r.Stage, r.Signal)).ToList(), isFair), Width, bottom + 30)
            .With(drawing, Figure.Table("The profile in figures: scores from 1 to 4", columns, rows.Select(r => Cells(r.Stage, r.Signal, isFair))));
    }

    static Markup Line(SignalProfile signal, double y)
    {
        var line = Pen.Text("label", 14, y + 5, Pen.Short(signal.Facts.Name, LongestLabel));
        if (signal.Raw is not { } raw)
            return line.Add($"""{Pen.Text("tick", At(1), y + 5, "nobody rated it")}""");
        if (signal.Fair is { } fair)
            line.Add($"{Pen.Diamond(At(fair.Value), y, At(fair.Low), At(fair.High))}");
        // Beside each other, for all three often have the same value.
        line.Add($"{Pen.Ring(At(raw), y - Lane)}");
        return signal.Facts.Self is { } self ? line.Add($"{Pen.Cross(At(self), y + Lane)}") : line;
    }

    static Markup Legend(bool isFair, bool isSelf)
    {
        var legend = new Markup().Add($"""{Pen.Ring(14, 14)}{Pen.Text("label", 26, 19, "as given")}""");
        if (isFair)
            legend.Add($"""{Pen.Diamond(136, 14, 112, 160)}{Pen.Text("label", 168, 19, "with raters of average severity, 95 % interval")}""");
        return isSelf ? legend.Add($"""{Pen.Cross(526, 14)}{Pen.Text("label", 538, 19, "your own, never counted")}""") : legend;
    }

    static string Description(List<(string Stage, SignalProfile Signal)> rows, bool isFair)
    {
        var rated = rows.Where(r => r.Signal.Best is not null).OrderBy(r => r.Signal.Best).ToList();
        if (rated.Count == 0)
            return "Nobody rated a signal.";
        string Words((string Stage, SignalProfile Signal) r) => $"{r.Signal.Facts.Name} in {r.Stage} at {Figures.Score(r.Signal.Best)}";
        return $"{Figures.Count(rows.Count, "signal")} on a scale from 1 to 4{(isFair ? ", as given and corrected for the raters' severity" : ", as given")}. "
            + $"Strongest: {Words(rated[^1])}. Weakest: {Words(rated[0])}. All figures stand in the table below.";
    }

    static List<string> Cells(string stage, SignalProfile signal, bool isFair)
    {
        var spread = signal.Lowest == signal.Highest ? "" : $", {signal.Lowest} to {signal.Highest}";
        var cells = new List<string> { $"{stage}: {signal.Facts.Name}", Figures.Score(signal.Raw), $"{signal.Facts.Ratings.Count}{spread}" };
        if (isFair)
            cells.Add(Figures.Score(signal.Fair));
        cells.Add(signal.Facts.Self is { } self ? $"{self}" : Figures.None);
        return cells;
    }

    static double At(double score) => Left + ((Math.Clamp(score, 1, 4) - 1) * PerPoint);
}
