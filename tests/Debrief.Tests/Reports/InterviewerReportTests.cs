using Mockloop.Debrief.Engine.Reports;

namespace Mockloop.Debrief.Tests.Reports;

public sealed class InterviewerReportTests
{
    static Opinion Said(string candidate, int day, int stars) => new(candidate, stars, stars, stars, new(2026, 12, day, 0, 0, 0, TimeSpan.Zero));

    // Whose scores have room to fall.
    static string Lenient => RatedCohort.Measures.Calibration!.Raters.MinBy(r => r.Value)!.Id;

    static CohortMeasures With(Func<RevealedRating, RevealedRating> change) =>
        CohortMeasures.Of(RatedCohort.Measures.Ratings.Select(r => r.Rater == Lenient ? change(r) : r));

    [Fact]
    public void Fewer_than_three_candidates_say_nothing()
    {
        CandidateVoices.Of([]).ShouldBe(new(0, null, null, null));
        CandidateVoices.Of([Said("a", 1, 5), Said("b", 2, 1), Said("a", 3, 1)]).ShouldBe(new(0, null, null, null), "the same candidate twice is one");
    }

    [Fact]
    public void No_mean_changes_by_one_candidates_rating()
    {
        Opinion[] three = [Said("a", 1, 5), Said("b", 2, 3), Said("c", 3, 1)];
        var before = CandidateVoices.Of(three);
        before.ShouldBe(new(3, 3, 3, 3));
        CandidateVoices.Of([.. three, Said("d", 4, 1), Said("a", 5, 1)]).ShouldBe(before);
        CandidateVoices.Of([Said("d", 4, 1), .. three, Said("e", 5, 2), Said("f", 6, 3)]).ShouldBe(new(6, 2.5, 2.5, 2.5));
    }

    [Fact]
    public void A_severe_rater_is_told_in_logits_and_in_points()
    {
        var raters = RatedCohort.Measures.Calibration!.Raters;
        var (severe, lenient) = (raters.MaxBy(r => r.Value)!, raters.MinBy(r => r.Value)!);
        var report = RatedCohort.Interviewer(severe.Id);
        report.Words.ShouldStartWith($"{severe.Value:0.0} logits more severe than the panel, ± {1.96 * severe.Se:0.0}; you ");
        report.PointsOff!.Value.ShouldBeLessThan(-0.1);
        RatedCohort.Interviewer(lenient.Id).PointsOff!.Value.ShouldBeGreaterThan(0.1);
        (report.Loops, report.Ratings).ShouldBe((9, 54));
        report.Scores.Sum(s => s.Mine).ShouldBe(1, 1e-9);
        report.Scores.Sum(s => s.Others!.Value).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Who_is_unlike_themself_on_a_signal_is_told_where()
    {
        var report = InterviewerReport.Of(Lenient, "Bo", With(r => r.Signal == "i3" ? r with { Score = Math.Max(1, r.Score - 2) } : r), [], null, i => $"Signal {i}");
        report.Departures[0].Where.ShouldBe("on Signal i3");
        report.Departures[0].Logits.ShouldBeGreaterThan(1);
        RatedCohort.Interviewer(Lenient).Departures.ShouldNotContain(d => d.Where == "on Signal i3");
    }

    [Fact]
    public void Drift_is_told_by_its_week()
    {
        var late = RatedCohort.Measures.Ratings.Where(r => r.Rater == Lenient).Select(r => r.Loop).Distinct().Take(4).ToHashSet();
        var measures = With(r => late.Contains(r.Loop) ? r with { When = "2026-W51", Score = Math.Max(1, r.Score - 2) } : r);
        InterviewerReport.Of(Lenient, "Bo", measures, [], null, i => i).Departures.ShouldContain(d => d.Where == "in 2026-W51" && d.Logits > 0.5);
    }

    [Fact]
    public void Without_revealed_cards_nothing_is_said()
    {
        var report = RatedCohort.Interviewer("newcomer");
        report.Words.ShouldBe("None of your cards is revealed yet, so nothing can be said about your rating.");
        (report.Severity, report.PointsOff, report.Scores.Count, report.Departures.Count).ShouldBe((null, null, 0, 0));
    }
}
