namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>An interviewer's report on a page.</summary>
public static class InterviewerPage
{
    /// <summary>Draws it up.</summary>
    public static ReportPage Of(InterviewerReport report, string cohort)
    {
        var title = $"Interviewer report for {report.Name}";
        var body = new Markup().Add($"""
            <article class="report">
            <header>
            <h1>Interviewer report for <bdi>{report.Name}</bdi></h1>
            <p class="about"><bdi>{cohort}</bdi> · {Figures.Count(report.Ratings, "revealed rating")} of {Figures.Count(report.Loops, "candidate")}</p>
            </header>
            <section>
            <h2>Severity</h2>
            <p class="decision">{report.Words}</p>

            """);
        if (report.Severity is { } severity)
            body.Add($"""
                {(report.PointsOff is { } off ? new Markup().Add($"<p>On the scale of the cards that is about {Figures.Two(Math.Abs(off))} points {(off < 0 ? "below" : "above")} what the panel would give the same answer. Decisions that use corrected scores allow for it.</p>") : new Markup())}
                {SeverityChart.Of("You and the panel", [new("", "You", report.Loops, report.Ratings, 0, severity)], Consistency(severity))}

                """);
        if (report.Scores.Count > 0)
            body.Add($"{ScoreBars.Of(report.Scores)}");
        body.Add($"""
            </section>
            <section>
            <h2>Consistency</h2>
            {Departures(report)}
            </section>

            """);
        if (report.Training is { } training)
            body.Add($"""
                <section>
                <h2>What candidates said</h2>
                {Voices(report.Voices)}
                </section>
                <section>
                <h2>Training</h2>
                {Training(training)}
                </section>

                """);
        return new(title, body.Add($"</article>"));
    }

    static Markup Consistency(Calibration.Measure severity) => Figure.Table("Your severity in figures", ["Who", "Severity (95 %)", "Infit", "Outfit", "Ratings"],
        [["You", $"{Figures.Signed(severity.Value)} ± {Figures.Score(1.96 * severity.Se)} logits", Figures.Two(severity.Infit), Figures.Two(severity.Outfit), $"{severity.Count}"]]);

    static Markup Departures(InterviewerReport report)
    {
        if (report.Severity is not { } severity)
            return new Markup().Add($"<p>Nothing can be said yet.</p>");
        var text = new Markup().Add($"<p>{Fit(severity.Infit, severity.Outfit)} Infit {Figures.Two(severity.Infit)}, outfit {Figures.Two(severity.Outfit)}.</p>\n");
        return report.Departures.Count == 0 ? text.Add($"<p>You are as severe on every signal and at every time as elsewhere, as far as your ratings show.</p>")
            : text.Add($"<p>Where you are not like yourself, the surest first:</p>\n{Figure.Table("Where you rate unlike elsewhere", ["Where", "More severe by (95 %)", "Ratings"],
                report.Departures.Select(d => new[] { d.Where, $"{Figures.Signed(d.Logits)} ± {Figures.Score(1.96 * d.Se)} logits", $"{d.Ratings}" }))}");
    }

    // Linacre's reading of mean squares: 0.5 to 1.5 serves measurement well.
    static string Fit(double? infit, double? outfit) => (infit, outfit) switch
    {
        (null, _) or (_, null) => "You gave one extreme score only, so how consistent you are cannot be said.",
        ( > 1.5, _) or (_, > 1.5) => "Some of your ratings are hard to explain by the candidates and your severity (1 is as expected, more than 1.5 is much).",
        ( < 0.5, _) or (_, < 0.5) => "Your ratings vary less than they should (1 is as expected, less than 0.5 is little): candidates and signals look alike on your cards.",
        _ => "Your ratings are as consistent as expected (1 is as expected, 0.5 to 1.5 is fine).",
    };

    static Markup Voices(CandidateVoices voices) => voices.Said == 0
        ? new Markup().Add($"<p>Fewer than {CandidateVoices.AtATime} candidates have rated you, so nothing is shown: nobody shall be recognised.</p>")
        : Figure.Table($"Means of {Figures.Count(voices.Said, "candidate")}, 1 to 5; new ones are added {CandidateVoices.AtATime} at a time", ["What", "Mean"],
            [["Clarity of the feedback on judgement", Figures.Score(voices.Clarity)], ["Fairness", Figures.Score(voices.Fairness)], ["Preparedness", Figures.Score(voices.Preparedness)]]);

    static Markup Training(Training training)
    {
        var text = new Markup().Add($"<p>Your revealed cards are of {Figures.Count(training.Given, "interview")}, as a shadow of {training.Shadowed}; {Figures.Count(training.Missed, "card")} missed the deadline.</p>\n");
        return training.Shared == 0 ? text.Add($"<p>Nobody rated the same interviews beside you yet, so how close you are to others is not known.</p>")
            : text.Add($"<p>Beside others in the same interview you gave the same score in {training.Same} of {training.Shared} ratings, and at most one point apart in {training.Near}.</p>");
    }
}
