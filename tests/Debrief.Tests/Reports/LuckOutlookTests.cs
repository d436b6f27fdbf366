using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Reports;

namespace Mockloop.Debrief.Tests.Reports;

public sealed class LuckOutlookTests
{
    static CohortMeasures Measures => RatedCohort.Measures;

    static string Decided(Func<string, bool> holds) => RatedCohort.Panel.Table.Subjects.First(holds);

    [Fact]
    public void The_figure_is_the_engines_for_the_mark_at_which_a_committee_says_hire()
    {
        var loop = Decided(s => Measures.RawMean(s) >= LuckOutlook.HireMark);
        var outlook = LuckOutlook.Of(Measures, loop, hired: true);
        var same = new PanelLuckEstimate(RatedCohort.Panel.Table, Calibrator.Calibrate(RatedCohort.Panel.Table, new())).Of(loop, PanelRules.MeanAtLeast(2.6), 1).SameDecision;
        outlook.Luck!.Passed.ShouldBeTrue();
        // Another order of the same ratings draws other numbers.
        outlook.Luck.SameDecision.ShouldBe(same, 0.05);
        outlook.Words.ShouldStartWith($"A fresh panel of this cohort would have decided the same in {100 * outlook.Luck.SameDecision:0} of 100 draws; with calibrated raters it would {(outlook.Luck.Flips ? "flip" : "not flip")}.");
        outlook.Words.ShouldContain("Drawn from 8 raters and 24 loops.");
        outlook.Words.ShouldNotContain("alone");
    }

    [Fact]
    public void A_decision_unlike_the_ratings_is_said_to_be()
    {
        var loop = Decided(s => Measures.RawMean(s) >= LuckOutlook.HireMark);
        LuckOutlook.Of(Measures, loop, hired: false).Words.ShouldStartWith("The ratings alone say hire, the decision was no hire: flags and votes decided, and no panel is drawn for those. The ratings of a fresh panel would say hire again in ");
    }

    [Fact]
    public void Some_decisions_of_a_panel_flip_with_calibrated_raters_and_most_do_not()
    {
        var flips = RatedCohort.Panel.Table.Subjects.Count(s => LuckOutlook.Of(Measures, s, true).Luck!.Flips);
        flips.ShouldBeInRange(1, 8);
    }

    [Fact]
    public void Without_enough_to_draw_from_there_are_words_and_no_figure()
    {
        var few = CohortMeasures.Of([new("a", "l1", "coding", "x", 3, "2026-W49")]);
        LuckOutlook.Of(few, "l1", true).ShouldSatisfyAllConditions(
            o => o.Luck.ShouldBeNull(),
            o => o.Words.ShouldBe("How much of this was luck with the panel cannot be said. There are 1 revealed rating of 1 loop by 1 rater so far; calibrated figures need at least 30 ratings of 3 loops by 3 raters."));
        LuckOutlook.Of(Measures, "nobody", true).ShouldSatisfyAllConditions(o => o.Luck.ShouldBeNull(), o => o.Words.ShouldContain("nobody rated this loop"));
        LuckOutlook.Of(Measures, "s1", hired: null).ShouldSatisfyAllConditions(o => o.Luck.ShouldBeNull(), o => o.Words.ShouldContain("left"));
        var alone = CohortMeasures.Of([.. RatedCohort.Ratings(RatedCohort.Panel), new("r0", "alone", RatedCohort.Stage, "i0", 3, "2026-W49")]);
        LuckOutlook.Of(alone, "alone", true).ShouldSatisfyAllConditions(o => o.Luck.ShouldBeNull(), o => o.Words.ShouldContain("one person rated this loop"));
    }
}
