namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>One stage of a candidate's report: the decision, what happened, what was written.</summary>
static class StageSection
{
    internal static Markup Of(StageProfile stage, Links links)
    {
        var facts = stage.Facts;
        var section = new Markup().Add($"""
            <section class="stage">
            <h3>{facts.Name}: {Outcomes.Words(facts.Decision)}</h3>
            <p><bdi>{facts.Reason}</bdi></p>

            """);
        section.Each(facts.Flags, (s, flag) => s.Add($"""<p class="flag"><strong>Lack of judgment signal:</strong> <bdi>{flag}</bdi></p>"""));
        if (facts.Missing > 0)
            section.Add($"<p>Decided without {Figures.Count(facts.Missing, "card")} that {(facts.Missing == 1 ? "was" : "were")} due and never came.</p>");
        if (facts.Evidence.Count > 0)
            section.Add($"<h4>What happened</h4><ul>").Each(facts.Evidence, (s, e) => s.Add($"<li>{When(e)}{Link(e, facts, links)}: <bdi>{e.Text}</bdi></li>\n")).Add($"</ul>");
        if (facts.Seen.Count > 0)
            section.Add($"<h4>What reviewers saw</h4><ul>").Each(facts.Seen, (s, n) => s.Add($"<li>{Where(n, facts, links)}: <q><bdi>{n.Text}</bdi></q></li>\n")).Add($"</ul>");
        var noted = stage.Signals.Where(s => s.Facts.Ratings.Any(r => r.Note.Length > 0)).ToList();
        if (noted.Count > 0)
            section.Add($"<h4>What was noted</h4><dl>").Each(noted, (s, signal) => s.Add($"<dt>{signal.Facts.Name}, {Figures.Score(signal.Raw)} of 4</dt>\n")
                .Each(signal.Facts.Ratings.Where(r => r.Note.Length > 0), (n, r) => n.Add($"<dd>{r.Score}: <q><bdi>{r.Note}</bdi></q></dd>\n"))).Add($"</dl>");
        if (facts.Problems.Count > 0)
            section.Add($"<h4>What your answer left out or got wrong</h4><ul>").Each(facts.Problems, (s, p) => s.Add($"<li>{p.Message}</li>\n")).Add($"</ul>");
        return section.Add($"</section>\n");
    }

    static Markup Where(EvidenceNote note, StageFacts stage, Links links) => note.Kind == EvidenceNote.AtMinute
        ? links.Link($"/interviews/{stage.InterviewId}", $"Minute {note.Minute ?? 0}")
        : Link(new(note.Kind, note.RefId, "", "", default, null), stage, links);

    static string When(EvidenceLink evidence) => evidence is { Minute: { } minute, Kind: not "attempt" } ? $"Minute {minute}, " : "";

    static Markup Link(EvidenceLink evidence, StageFacts stage, Links links) => evidence.Kind == "submission"
        ? links.Link($"/submissions/{evidence.RefId}", "a submission")
        : links.Link($"/interviews/{stage.InterviewId}", evidence.Kind == "hint" ? $"hint {evidence.RefId}" : "the attempt as a whole");
}
