using Mockloop.Debrief.Engine.Ratings;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Engine.Reports.Printing;

namespace Mockloop.Debrief.Tests.Reports;

/// <summary>A file's scores are on a scale of its own: moved or stretched, the same ratings say the same.</summary>
public sealed class ScoreScaleTests
{
    static readonly CohortMeasures OnCards = Scored(score => score), FromZero = Scored(score => score - 1), InTens = Scored(score => 10 * score);

    static CohortMeasures Scored(Func<int, int> change) => CohortMeasures.Of(RatingTable.Of(
        RatedCohort.Measures.Ratings.Select(r => (r.Rater, r.Loop, r.Signal, (double)change(r.Score)))));

    static InterviewerReport Interviewer(CohortMeasures measures) => InterviewerReport.Of("r3", "Bo", measures, [], null, item => item);

    static CohortReport Cohort(CohortMeasures measures) => CohortReport.Of("A file",
        RatedCohort.Panel.Table.Subjects.Select(s => new LoopOutcomeFacts(s, s, s, "", true, measures.RawMean(s) >= LuckOutlook.MarkOn(measures.Scale))),
        RatedCohort.Panel.Table.Items.Select(i => new SignalName("", "", i, i)), r => r, measures, [], null, 0);

    [Fact]
    public void Every_score_has_its_share_whatever_it_is_called()
    {
        Interviewer(FromZero).Scores.Select(s => s.Score).ShouldBe([0, 1, 2, 3]);
        Interviewer(InTens).Scores.Select(s => s.Score).ShouldBe([10, 20, 30, 40]);
        foreach (var measures in new[] { FromZero, InTens })
            Interviewer(measures).Scores.Select(s => (s.Mine, s.Others)).ShouldBe(Interviewer(OnCards).Scores.Select(s => (s.Mine, s.Others)));
    }

    [Fact]
    public void Pages_name_the_scale_and_shade_by_it()
    {
        string[] Shades(CohortMeasures measures) => [.. PrintedPages.Read(CohortPage.Of(Cohort(measures), Links.None).ToFile()).All("rect").Select(r => r.At("class")).Where(c => c.StartsWith("field", StringComparison.Ordinal))];
        Shades(FromZero).ShouldBe(Shades(OnCards));
        Shades(InTens).ShouldBe(Shades(OnCards));
        Shades(OnCards).Distinct().Count().ShouldBeGreaterThan(2);
        CohortPage.Of(Cohort(FromZero), Links.None).ToFile().ShouldContain("Mean scores from 0 to 3 of ");
        InterviewerPage.Of(Interviewer(InTens), "A file").ToFile().ShouldContain("Bars for the scores 10 to 40.");
    }

    [Fact]
    public void Bars_of_many_scores_stay_apart_and_within_their_drawing()
    {
        var random = new Random(5);
        var many = Scored(score => (3 * score) + random.Next(3));
        var page = PrintedPages.Read(InterviewerPage.Of(Interviewer(many), "A file").ToFile());
        var bars = page.All("svg").Single(s => s.At("aria-labelledby").Contains("scores", StringComparison.Ordinal)).All("rect").Where(r => r.At("y") != "6" && r.At("x").Length > 0).ToList();
        bars.Count.ShouldBe(2 * many.Scale.Steps.Count);
        bars.Zip(bars.Skip(1)).ShouldAllBe(b => b.First.Number("x") + b.First.Number("width") <= b.Second.Number("x"));
        (bars[^1].Number("x") + bars[^1].Number("width")).ShouldBeLessThan(760);
    }

    [Fact]
    public void A_panel_says_yes_at_the_same_place_of_every_scale()
    {
        (LuckOutlook.MarkOn(OnCards.Scale), LuckOutlook.MarkOn(FromZero.Scale), LuckOutlook.MarkOn(InTens.Scale)).ShouldBe((2.6, 1.6, 26));
        foreach (var subject in RatedCohort.Panel.Table.Subjects)
        {
            var luck = LuckOutlook.Of(OnCards, subject, hired: true).Luck!;
            foreach (var measures in new[] { FromZero, InTens })
                LuckOutlook.Of(measures, subject, hired: true).Luck.ShouldNotBeNull().ShouldSatisfyAllConditions(
                    l => l.Passed.ShouldBe(luck.Passed), l => l.SameDecision.ShouldBe(luck.SameDecision, 0.01), l => l.Flips.ShouldBe(luck.Flips));
        }
    }
}
