namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>A candidate's report on a page.</summary>
public static class CandidatePage
{
    /// <summary>Draws it up.</summary>
    public static ReportPage Of(CandidateReport report, Links links)
    {
        var loop = report.Loop;
        var body = new Markup().Add($"""
            <article class="report">
            <header>
            <h1>Report for <bdi>{loop.Candidate}</bdi></h1>
            <p class="about">{loop.Track} · decided {Figures.Date(loop.DecidedAt)}</p>
            </header>
            <section>
            <h2>The decision: {Outcomes.Words(loop.Outcome)}</h2>
            <p class="decision"><bdi>{loop.Decision}</bdi></p>
            </section>
            <section>
            <h2>You and the panel</h2>
            <p>{report.Luck.Words}</p>
            </section>

            """);
        body.Add($"""
            <section>
            <h2>What to practise next</h2>
            {Practice(report, links)}
            </section>
            <section>
            <h2>Profile</h2>
            {Profile(report)}
            </section>
            <section>
            <h2>Evidence, stage by stage</h2>

            """).Each(report.Stages, (b, stage) => b.Add($"{StageSection.Of(stage, links)}"));
        return new($"Report for {loop.Candidate}", body.Add($"""
            </section>
            <section>
            <h2>Trend</h2>
            {(report.Trend.Count > 1 ? TrendChart.Of(report.Trend) : new Markup().Add($"<p>This is your first decided loop; with the next one a line begins here.</p>"))}
            </section>
            </article>
            """));
    }

    static Markup Profile(CandidateReport report)
    {
        var how = report.NotCalibrated is { } why ? $"Scores stand as they were given. {why}"
            : "Corrected scores are what raters of this cohort's average severity would have given. The interval says how far off they may be: a signal rated once has a wide one.";
        return report.Stages.Count == 0 ? new Markup().Add($"<p>No stage was revealed.</p>") : new Markup().Add($"<p>{how}</p>\n{ProfileChart.Of(report)}");
    }

    static Markup Practice(CandidateReport report, Links links)
    {
        if (report.Practice.Count == 0)
            return new Markup().Add($"<p>{(report.Stages.Any(s => s.Signals.Any(x => x.Best is not null)) ? "Nothing stands out: no signal that was rated is far from the top of its scale." : "Nobody rated a signal, so there is nothing to go by.")}</p>");
        var list = new Markup().Add($"<ol class=\"practice\">");
        foreach (var step in report.Practice)
        {
            list.Add($"<li><strong>{step.Signal.Facts.Name}</strong> in {step.Stage.Name}, {Figures.Score(step.Signal.Best)} of 4.");
            if (step.Aim.Length > 0)
                list.Add($" The next step up: <q>{step.Aim}</q>");
            if (step.Problem is { } problem)
                list.Add($" Your answer there: {problem.Message}{Quoted(problem.Quote)}");
            list.Add($" Practise on {Question(step.Stage, links)}, then on a fresh question with {links.Link($"/cohorts/{report.Loop.CohortId}/pool", "whoever fits in your cohort")}.</li>\n");
        }
        return list.Add($"</ol>");
    }

    static Markup Quoted(string quote) => quote.Length == 0 ? new() : new Markup().Add($" (<q><bdi>{Pen.Short(quote, 120)}</bdi></q>)");

    static Markup Question(StageFacts stage, Links links) => links.Link(
        $"/interviews/{stage.InterviewId}", stage.QuestionId.Length > 0 ? $"the question you had, {stage.QuestionId}" : "the question you had");
}
