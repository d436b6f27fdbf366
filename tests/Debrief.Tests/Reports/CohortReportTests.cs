using Mockloop.Debrief.Engine.Reports;

namespace Mockloop.Debrief.Tests.Reports;

public sealed class CohortReportTests
{
    [Fact]
    public void Ranks_move_by_what_severities_explain()
    {
        var report = RatedCohort.Cohort();
        foreach (var loop in report.Loops)
        {
            loop.RawRank.ShouldBe(1 + report.Loops.Count(o => o.Raw > loop.Raw + 1e-9));
            loop.FairRank.ShouldBe(1 + report.Loops.Count(o => o.Fair!.Value > loop.Fair!.Value + 1e-9));
        }
        report.Loops.Count(l => l.Rise != 0).ShouldBeGreaterThan(5);
        // Whoever rises had a severe panel.
        var severity = RatedCohort.Measures.Calibration!.Raters.ToDictionary(r => r.Id, r => r.Value!.Value);
        double Panel(RatedLoop loop) => RatedCohort.Measures.Ratings.Where(r => r.Loop == loop.Facts.LoopId).Average(r => severity[r.Rater]);
        report.Loops.Where(l => l.Rise > 2).Average(Panel).ShouldBeGreaterThan(report.Loops.Where(l => l.Rise < -2).Average(Panel) + 0.3);
        report.Loops.Single(l => l.Facts.LoopId == "s3").Luck.ShouldBeNull("it is not decided");
    }

    [Fact]
    public void Agreement_is_that_of_the_published_table_whoever_sat_where()
    {
        // Shrout and Fleiss (1979), table 2: ICC(1,1) = 0.17. Nobody judges twice here, which the one-way form must not notice.
        int[][] scores = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
        var measures = CohortMeasures.Of(scores.SelectMany((row, s) => row.Select((x, r) => new RevealedRating($"judge {r} of s{s}", $"s{s}", "stage", "signal", x, "2026-W49"))));
        var report = CohortReport.Of("Table 2", Enumerable.Range(0, 6).Select(s => new LoopOutcomeFacts($"s{s}", "", $"S{s}", "", false, null)),
            [new("stage", "Stage", "signal", "Signal"), new("stage", "Stage", "unrated", "Unrated")], r => r, measures, [], 24, 0);
        var signal = report.Signals[0];
        signal.Icc.Value!.Value.ShouldBe(0.17, 0.005);
        (signal.Shared, signal.Means[0]).ShouldBe((6, 6));
        report.Signals[1].ShouldSatisfyAllConditions(s => s.Alpha.Value.ShouldBeNull(), s => s.Alpha.Reason.ShouldBe("no loop has two raters of it"), s => s.Means.ShouldAllBe(m => m == null));
    }

    [Fact]
    public void Warnings_name_people_and_what_is_missing()
    {
        var report = RatedCohort.Cohort();
        report.Warnings.ShouldContain("1 card that was due never came.");
        report.Calibrated.ShouldBeTrue();
        var thin = CohortReport.Of("Thin", [], [], r => $"Name of {r}", CohortMeasures.Of([new("r9", "l1", "coding", "x", 4, "2026-W49")]), [], 1, 0);
        thin.Warnings[0].ShouldContain("calibrated figures need");
        thin.Warnings.ShouldContain("Rated fewer than 3 candidates, so their severity is hardly known: Name of r9.");
        var extreme = CohortMeasures.Of(RatedCohort.Ratings(RatedCohort.Panel).Select(r => r.Rater == "r2" ? r with { Score = 4 } : r));
        CohortReport.Of("Extreme", [], [], r => $"Name of {r}", extreme, [], 1, 0).Warnings.ShouldContain(w => w.Contains("highest", StringComparison.Ordinal) && w.Contains("Name of r2", StringComparison.Ordinal));
    }

    [Fact]
    public void Raters_come_the_most_severe_first()
    {
        var raters = RatedCohort.Cohort().Raters;
        raters.Select(r => r.Severity!.Value!.Value).ShouldBeInOrder(SortDirection.Descending);
        raters.Sum(r => r.Ratings).ShouldBe(RatedCohort.Measures.Ratings.Count);
    }
}
