using Mockloop.Debrief.Engine.Analysis;

namespace Mockloop.Debrief.Tests.Engine.Analysis;

public sealed class StarAnalyserTests
{
    const string Whole =
        "In April the vendor's contract ended and nobody knew which reports still used its data. I had to keep billing correct until June. "
        + "I assumed the ten largest customers mattered most, wrote that down, and rebuilt their reports first instead of all sixty, because "
        + "a wrong invoice to them would cost most. Each Friday I checked the list and corrected it twice. In the end no invoice was wrong.";

    [Fact]
    public void A_whole_story_has_four_parts_judgement_ambiguity_and_a_signal()
    {
        var report = Reports.Star(Whole);
        report.CodesOf().ShouldBe(["situation", "ambiguity", "task", "action", "ownership", "judgement", "result"], ignoreOrder: true);
        report.Signals.Ownership.ShouldBe(0.67);
        report.Found("ambiguity").Quote.ShouldBe("nobody knew");
    }

    [Theory]
    [InlineData("I had to keep billing correct until June. ", "no-task")]
    [InlineData(" instead of all sixty, because a wrong invoice to them would cost most", "outcome-only")]
    [InlineData(" In the end no invoice was wrong.", "no-result")]
    public void What_is_taken_away_is_missing(string part, string missing) =>
        Reports.Star(Whole.Replace(part, "", StringComparison.Ordinal)).CodesOf().ShouldContain(missing);

    [Theory]
    [InlineData(150, false)]
    [InlineData(151, true)]
    public void A_story_has_at_most_150_words(int words, bool tooLong) =>
        Reports.Star(string.Join(' ', Enumerable.Repeat("word", words))).CodesOf().Contains("over-150-words").ShouldBe(tooLong);

    [Fact]
    public void A_creed_is_quoted_and_an_example_beside_it_takes_it_away()
    {
        const string creed = "I always prioritise safety.";
        Reports.Star(creed).Found("generic-safety").Quote.ShouldBe(creed[..^1]);
        var example = Reports.Star(creed + " Last May our bot leaked addresses. I stopped it within the hour, told the privacy officer, and every release is audited since.");
        example.CodesOf().ShouldNotContain("generic-safety");
        example.Signals.Safety.ShouldBe(1);
    }

    [Fact]
    public void What_somebody_would_do_is_no_action() =>
        Reports.Star("If it happened I would stop the rollout and I would tell the security team.").CodesOf().ShouldContain("no-action");

    [Fact]
    public void Rank_without_data_persuades_nobody()
    {
        var report = Reports.Star("In May our head of sales was against the change. I escalated to the CEO because she outranks him, and he agreed in the end.");
        report.Signals.Persuasion.ShouldBe(0.33);
        report.CodesOf().ShouldNotContain("persuasion");
    }

    [Theory]
    [InlineData("I waited for my director to decide.", true)]
    [InlineData("I did not wait for my director to decide.", false)]
    [InlineData("I began instead of waiting for instructions.", false)]
    public void Waiting_is_found_unless_it_is_denied(string sentence, bool waits) =>
        Reports.Star(sentence).CodesOf().Contains("waits-for-clarity").ShouldBe(waits);

    [Fact]
    public void Every_quote_is_the_text_at_its_position()
    {
        const string text = "  Über “Émile”: 😀 in May nobody knew; I stopped the rollout — because a pause can be undone.\r\nIn the end it went live.";
        foreach (var finding in Reports.Star(text).Findings)
            text[finding.From..finding.To].ShouldBe(finding.Quote);
    }
}
