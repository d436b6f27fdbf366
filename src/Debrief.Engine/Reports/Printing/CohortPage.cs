namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>An organizer's report on a page.</summary>
public static class CohortPage
{
    /// <summary>Draws it up.</summary>
    public static ReportPage Of(CohortReport report, Links links)
    {
        var body = new Markup().Add($"""
            <article class="report">
            <header>
            <h1>Debriefs of <bdi>{report.Cohort}</bdi></h1>
            <p class="about">{Figures.Count(report.Loops.Count, "loop")}{(report.Cards is { } cards ? $", {Figures.Count(cards, "revealed card")}; sealed cards are in no figure here" : "")}</p>
            </header>

            """);
        if (report.Warnings.Count > 0)
            body.Add($"<section><h2>Read this first</h2><ul>").Each(report.Warnings, (b, w) => b.Add($"<li><bdi>{w}</bdi></li>\n")).Add($"</ul></section>\n");
        if (report.Cards == 0)
            return new($"Debriefs of {report.Cohort}", body.Add($"<p>No card is revealed yet.</p></article>"));
        return new($"Debriefs of {report.Cohort}", body.Add($"""
            <section>
            <h2>Signals by candidates</h2>
            {HeatMap.Of(report)}
            </section>
            {(report.Cards is null ? new Markup() : Flags(report, links))}
            <section>
            <h2>How far raters agree</h2>
            {Agreement(report)}
            </section>
            <section>
            <h2>Severity of raters</h2>
            {Raters(report)}
            </section>
            <section>
            <h2>What correction changes</h2>
            {(report.Loops.Any(l => l.Rise is not null) ? SlopeChart.Of(report.Loops) : new Markup().Add($"<p>There are no corrected scores (see the top).</p>"))}
            </section>
            <section>
            <h2>Luck with the panel</h2>
            {(report.Loops.Any(l => l.Luck is not null) ? LuckBars.Of(report.Loops) : new Markup().Add($"<p>No loop is decided yet.</p>"))}
            </section>
            </article>
            """));
    }

    static Markup Flags(CohortReport report, Links links) => new Markup().Add($"<section>\n<h2>Judgement flags</h2>\n{Raised(report, links)}\n</section>");

    static Markup Raised(CohortReport report, Links links) => report.Flags.Count == 0 ? new Markup().Add($"<p>Nobody flagged a lack of judgement.</p>")
        : new Markup().Add($"<ul>").Each(report.Flags, (list, f) => list.Add($"<li>{links.Link($"/loops/{f.LoopId}", f.Candidate)}, {f.Stage} ({Outcomes.Words(f.Decision)}), by <bdi>{f.Rater}</bdi>: <q><bdi>{f.Reason}</bdi></q></li>\n")).Add($"</ul>");

    static Markup Agreement(CohortReport report)
    {
        var shared = report.Signals.Where(s => s.Shared > 0).ToList();
        int alone = report.Signals.Count(s => s.Shared == 0);
        var text = new Markup();
        if (shared.Count > 0)
            text.Add($"<p>Alpha is Krippendorff’s for ordered scores, ICC that of a single rating; 1 is full agreement, 0 what chance gives.</p>\n").Add($"{Figure.Table(
                "Agreement per signal", ["Stage and signal", "Candidates with two raters or more", "Alpha (95 %)", "ICC (95 %)", "Same score"],
                shared.Select(s => new[] { s.Name.Label, $"{s.Shared}", Words(s.Alpha), Words(s.Icc), Figures.Percent(s.PercentAgreement / 100) }))}");
        return alone == 0 ? text : text.Add($"<p>Agreement on {Figures.Count(alone, "signal")} cannot be seen: {(alone == 1 ? "it" : "they")} had one rater per candidate at most; a shadow’s card would show it.</p>");
    }

    static string Words(Engine.Agreement.Estimate estimate) => estimate.Value is null ? estimate.Reason ?? Figures.None
        : estimate is { Lower: { } low, Upper: { } high } ? $"{Figures.Two(estimate.Value)} ({Figures.Two(low)} to {Figures.Two(high)})" : Figures.Two(estimate.Value);

    static Markup Raters(CohortReport report)
    {
        var table = Figure.Table("Raters in figures", ["Rater", "Candidates", "Ratings", "Mean score", "Severity (95 %)", "Infit", "Outfit"], report.Raters.Select(r => new[]
        {
            r.Name, $"{r.Loops}", $"{r.Ratings}", Figures.Two(r.Mean), r.Severity is { Value: not null } s ? $"{Figures.Signed(s.Value)} ± {Figures.Score(1.96 * s.Se)}" : Figures.None,
            Figures.Two(r.Severity?.Infit), Figures.Two(r.Severity?.Outfit),
        }));
        return report.Raters.Any(r => r.Severity?.Value is not null) ? SeverityChart.Of("Severity of every rater", report.Raters, table) : table;
    }
}
