using Mockloop.Debrief.Engine.Calibration;

namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>Severities on one line of logits, the panel at 0.</summary>
static class SeverityChart
{
    const double Width = 760, Left = 210, Right = 740, Top = 34, Row = 26;
    const int LongestName = 26;

    /// <summary>The raters in the order given; those without a measure are left to the table.</summary>
    internal static Markup Of(string title, IReadOnlyList<RaterLine> raters, Markup table)
    {
        var known = raters.Where(r => r.Severity is { Value: not null, Se: not null }).ToList();
        double bottom = Top + (Row * known.Count);
        double most = Math.Max(1, Math.Ceiling(known.Select(r => Math.Abs(r.Severity!.Value!.Value) + (1.96 * r.Severity.Se!.Value)).DefaultIfEmpty(1).Max()));
        double step = Math.Ceiling(most / 4);
        double At(double logits) => ((Left + Right) / 2) + (Math.Clamp(logits / most, -1, 1) * (Right - Left) / 2);
        var marks = Enumerable.Range(-4, 9).Select(i => i * step).Where(l => Math.Abs(l) <= most).Select(l => (At(l), l == 0 ? "0" : Figures.Signed(l)));
        var drawing = new Markup().Add($"""
            {Pen.Text("label end", At(0) - 12, 18, "← more lenient")}{Pen.Text("label", At(0) + 12, 18, "more severe →")}
            {Pen.Marks(marks, Top, bottom)}<line class="axis" x1="{At(0)}" x2="{At(0)}" y1="{Top}" y2="{bottom}" />
            """);
        foreach (var (rater, y) in known.Select((r, i) => (r, Top + (Row * i) + (Row / 2))))
        {
            var (value, within) = (rater.Severity!.Value!.Value, 1.96 * rater.Severity.Se!.Value);
            drawing.Add($"""{Pen.Text("label end", Left - 14, y + 5, Pen.Short(rater.Name, LongestName))}{Pen.Diamond(At(value), y, At(value - within), At(value + within))}""");
        }
        return new Figure("severity", title, Description(known), Width, bottom + 44).With(drawing.Add($"""{Pen.Text("tick middle", At(0), bottom + 38, "logits; the panel’s mean is 0, lines are 95 % intervals")}"""), table);
    }

    static string Description(List<RaterLine> known) => known.Count == 0 ? "No severity is known."
        : known.Count == 1 ? $"{known[0].Name} at {Words(known[0].Severity!)} beside the panel at 0."
        : $"From {known[^1].Name} at {Words(known[^1].Severity!)}, the most lenient, to {known[0].Name} at {Words(known[0].Severity!)}, the most severe.";

    static string Words(Measure severity) => $"{Figures.Signed(severity.Value)} ± {Figures.Score(1.96 * severity.Se)} logits";
}
