using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Tests.Engine.Calibration;

namespace Mockloop.Debrief.Tests.Reports;

public sealed class CohortMeasuresTests(ITestOutputHelper output)
{
    static RevealedRating Rating(string rater, string loop, string signal, int score) => new(rater, loop, "coding", signal, score, "2026-W49");

    [Fact]
    public void With_too_few_ratings_there_is_a_reason_instead_of_figures()
    {
        var measures = CohortMeasures.Of([Rating("a", "l1", "x", 3), Rating("b", "l2", "x", 2)]);
        measures.NotCalibrated.ShouldBe("There are 2 revealed ratings of 2 loops by 2 raters so far; calibrated figures need at least 30 ratings of 3 loops by 3 raters.");
        (measures.Fair("l1"), measures.Fair("l1", "coding", "x"), measures.Rater("a"), measures.Calibration).ShouldBe((null, null, null, null));
        measures.RawMean("l1").ShouldBe(3);
        CohortMeasures.Of([]).RawMean("l1").ShouldBeNull();
    }

    [Fact]
    public void Every_rater_weighs_the_same_in_a_mean()
    {
        var measures = CohortMeasures.Of([.. "wxyz".Select(s => Rating("a", "l1", $"{s}", 4)), Rating("b", "l1", "w", 1)]);
        measures.RawMean("l1").ShouldBe(2.5);
    }

    [Fact]
    public void Sets_that_nobody_links_are_not_compared()
    {
        var random = new Random(3);
        var measures = CohortMeasures.Of(
            from set in new[] { "one", "two" }
            from loop in Enumerable.Range(0, 4)
            from rater in Enumerable.Range(0, 2)
            from signal in "wxyz"
            select Rating($"{set}-{rater}", $"{set}-l{loop}", $"{signal}", random.Next(1, 5)));
        measures.NotCalibrated.ShouldBe("The ratings fall into 2 sets that no rater links, so raters of one cannot be compared with those of another.");
        measures.Fair("one-l0").ShouldBeNull();
        measures.Calibration!.Subsets.ShouldBe(2, "the organizer still sees each set's own");
    }

    [Fact]
    public void A_signal_that_two_stages_share_links_raters_who_sit_in_one_stage_only()
    {
        var random = new Random(4);
        List<RevealedRating> Of(string judgmentOfDesign) => [..
            from loop in Enumerable.Range(0, 8)
            from at in new[] { ("coding", new[] { "scale", "judgment" }, loop % 2), ("design", ["numbers", judgmentOfDesign], 2 + (loop / 2 % 2)) }
            from signal in at.Item2
            select new RevealedRating($"r{at.Item3}", $"l{loop}", at.Item1, signal, random.Next(1, 5), "2026-W49")];
        CohortMeasures.Of(Of("judgment")).NotCalibrated.ShouldBeNull();
        CohortMeasures.Of(Of("other")).NotCalibrated.ShouldNotBeNull();
    }

    [Fact]
    public void Fair_scores_lie_nearer_the_truth_than_means_and_their_intervals_hold_it()
    {
        double fair = 0, raw = 0;
        int held = 0, all = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            var panel = new SeededPanel(seed);
            var measures = CohortMeasures.Of(RatedCohort.Ratings(panel));
            for (int s = 0; s < panel.Subjects.Length; s++, all++)
            {
                double truth = panel.Items.Average(i => Expected(panel.Subjects[s] - i));
                var score = measures.Fair($"s{s}")!;
                (fair, raw) = (fair + Math.Pow(score.Value - truth, 2), raw + Math.Pow(measures.RawMean($"s{s}")!.Value - truth, 2));
                held += score.Low <= truth && truth <= score.High ? 1 : 0;
            }
        }
        output.WriteLine($"error {Math.Sqrt(fair / all):0.000} instead of {Math.Sqrt(raw / all):0.000} points, the truth in {100.0 * held / all:0.0} % of intervals");
        Math.Sqrt(fair / raw).ShouldBeLessThan(0.75);
        (held / (double)all).ShouldBeInRange(0.92, 0.98);
    }

    [Fact]
    public void A_signals_fair_score_is_its_posterior_worked_out_another_way()
    {
        var (measures, panel) = (RatedCohort.Measures, RatedCohort.Panel);
        var result = Calibrator.Calibrate(panel.Table, new());
        var prior = result.SubjectDistribution!;
        double item = result.Items.Single(i => i.Id == "i2").Value!.Value, spread = Math.Max(1, prior.StandardDeviation);
        double[] steps = [.. result.Thresholds.Select(t => t.Value)];
        double Chance(int score, double eta)
        {
            double[] odds = [1, Math.Exp(eta - steps[0]), Math.Exp((2 * eta) - steps[0] - steps[1]), Math.Exp((3 * eta) - steps[0] - steps[1] - steps[2])];
            return odds[score - 1] / odds.Sum();
        }
        var given = measures.Ratings.Where(r => r is { Loop: "s5", Signal: "i2" }).Select(r => (r.Score, Severity: result.Raters.Single(x => x.Id == r.Rater))).ToList();
        var (weight, mean) = (0.0, 0.0);
        for (double at = prior.Mean - (8 * spread); at <= prior.Mean + (8 * spread); at += 0.001)
        {
            double w = Math.Exp(-Math.Pow((at - prior.Mean) / spread, 2) / 2) * given.Aggregate(1.0, (p, g) => p * Chance(g.Score, at - g.Severity.Value!.Value - item));
            (weight, mean) = (weight + w, mean + (w * at));
        }
        mean /= weight;
        double expected = Enumerable.Range(1, 4).Sum(x => x * Chance(x, mean - item));
        var fair = measures.Fair("s5", RatedCohort.Stage, "i2")!;
        fair.Value.ShouldBe(expected, 0.002);
        fair.Low.ShouldBeLessThan(fair.Value);
        (fair.High - fair.Low).ShouldBeGreaterThan(measures.Fair("s5")!.High - measures.Fair("s5")!.Low, "three ratings say less than eighteen");
    }

    [Fact]
    public void The_errors_of_severities_widen_a_signals_interval()
    {
        var raters = new Dictionary<string, Measure> { ["a"] = new("a", 0, 0, 0, 1, 1, 9, 20, null, 1), ["b"] = new("b", 0, 0.8, 0.8, 1, 1, 9, 20, null, 1) };
        var result = Calibrator.Calibrate(RatedCohort.Panel.Table, new());
        var scale = ItemScale.Of(RatedCohort.Panel.Table, result, result.Items[0]);
        var (sure, unsure) = (FairScore.Posterior(new(0, 1), [Rating("a", "l", "i0", 3)], raters, scale)!, FairScore.Posterior(new(0, 1), [Rating("b", "l", "i0", 3)], raters, scale)!);
        unsure.Value.ShouldBe(sure.Value, 1e-9);
        (unsure.High - unsure.Low).ShouldBeGreaterThan(sure.High - sure.Low);
    }

    static double Expected(double eta)
    {
        double[] odds = [1, 0, 0, 0];
        for (int x = 1; x < 4; x++)
            odds[x] = odds[x - 1] * Math.Exp(eta - SeededPanel.Thresholds[x - 1]);
        return Enumerable.Range(0, 4).Sum(x => (x + 1) * odds[x]) / odds.Sum();
    }
}
