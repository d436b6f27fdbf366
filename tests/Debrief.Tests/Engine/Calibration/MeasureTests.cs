using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

public sealed class MeasureTests
{
    static readonly CalibrationOptions Joint = new() { Estimator = Estimator.Jml };

    [Fact]
    public void At_the_joint_maximum_every_expected_total_is_the_given_one()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var panel = new SeededPanel(seed, subjects: 12, raters: 6, items: 3);
            foreach (var model in Enum.GetValues<ScaleModel>())
            {
                var result = Calibrator.Calibrate(panel.Table, Joint with { Model = model });
                result.Converged.ShouldBeTrue($"seed {seed}");
                var rest = Rests(panel.Table, result);
                foreach (var (rater, sum) in rest)
                    sum.ShouldBe(0, 1e-4, $"seed {seed}, {model}, {rater}");
            }
        }
    }

    [Theory]
    [InlineData(Estimator.Mml)]
    [InlineData(Estimator.Jml)]
    public void The_order_of_rows_and_where_scores_begin_do_not_matter(Estimator estimator)
    {
        var panel = new SeededPanel(3);
        var rows = Rows(panel.Table).ToArray();
        new Random(1).Shuffle(rows);
        var (first, second) = (Calibrator.Calibrate(panel.Table, new() { Estimator = estimator }),
            Calibrator.Calibrate(RatingTable.Of(rows.Select(r => (r.Rater, r.Subject, r.Item, r.Score - 7))), new() { Estimator = estimator }));
        foreach (var (a, b) in first.Raters.Concat(first.Subjects).OrderBy(m => m.Id).Zip(second.Raters.Concat(second.Subjects).OrderBy(m => m.Id)))
        {
            b.Value!.Value.ShouldBe(a.Value!.Value, 1e-4, a.Id);
            b.Se!.Value.ShouldBe(a.Se!.Value, 1e-4, a.Id);
        }
    }

    [Fact]
    public void Scores_turned_round_turn_all_measures_round()
    {
        var panel = new SeededPanel(4);
        var result = Calibrator.Calibrate(panel.Table, new());
        var turned = Calibrator.Calibrate(RatingTable.Of(Rows(panel.Table).Select(r => (r.Rater, r.Subject, r.Item, 5 - r.Score))), new());
        foreach (var (a, b) in result.Raters.Concat(result.Items).Zip(turned.Raters.Concat(turned.Items)))
            b.Value!.Value.ShouldBe(-a.Value!.Value, 1e-4, a.Id);
        turned.Thresholds[0].Value.ShouldBe(-result.Thresholds[2].Value, 1e-4);
    }

    [Fact]
    public void The_marginal_likelihood_is_the_integral_it_claims_to_be()
    {
        var panel = new SeededPanel(5, subjects: 20, raters: 5, items: 2);
        var result = Calibrator.Calibrate(panel.Table, new());
        var (mean, spread) = (result.SubjectDistribution!.Mean, result.SubjectDistribution.StandardDeviation);
        double value = 0;
        for (int s = 0; s < panel.Table.Subjects.Length; s++)
        {
            double sum = 0;
            const double step = 0.002;
            for (double z = -9; z <= 9; z += step)
                sum += step * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * Enumerable.Range(0, panel.Table.Count).Where(n => panel.Table.Subject[n] == s)
                    .Aggregate(1.0, (p, n) => p * Chances(result, panel.Table, n, mean + spread * z)[(int)panel.Table.Score[n] - 1]);
            value += Math.Log(sum);
        }
        result.LogLikelihood.ShouldBe(value, 1e-4);
    }

    [Fact]
    public void Sampled_errors_and_iterated_directions_agree_with_the_exact_ones()
    {
        var fitted = Calibrator.Fit(new SeededPanel(6, subjects: 300, raters: 100).Table, new());
        var (exact, sampled) = (new StandardErrors(fitted.Design, fitted.At, fitted.Equations, fitted.Gauges), new StandardErrors(fitted.Design, fitted.At, fitted.Equations, fitted.Gauges, mostInverted: 0));
        for (int r = 0; r < fitted.Design.Raters; r++)
            sampled.OfRater(r).ShouldBe(exact.OfRater(r), 0.15 * exact.OfRater(r));
        Enumerable.Range(0, fitted.Design.Subjects).Average(s => sampled.OfSubject(s, fitted.PosteriorVariance![s]) / exact.OfSubject(s, fitted.PosteriorVariance[s])).ShouldBe(1, 0.03);
        double[] right = ScoreDraw.Of(fitted.Design, fitted.At, fitted.Equations, new(1));
        double[] direct = SharedSolver.Of(fitted.Equations, fitted.Gauges).Solve(right), iterated = SharedSolver.Of(fitted.Equations, fitted.Gauges, mostDirect: 0).Solve(right);
        for (int i = 0; i < direct.Length; i++)
            iterated[i].ShouldBe(direct[i], 1e-3);
    }

    static IEnumerable<(string Rater, string Subject, string Item, double Score)> Rows(RatingTable table) =>
        Enumerable.Range(0, table.Count).Select(n => (table.Raters[table.Rater[n]], table.Subjects[table.Subject[n]], table.Items[table.Item[n]], table.Score[n]));

    /// <summary>What is left of each element's total, by the formula of the model; extreme elements and what they touch left out.</summary>
    static Dictionary<string, double> Rests(RatingTable table, CalibrationResult result)
    {
        var rests = new Dictionary<string, double>();
        for (int n = 0; n < table.Count; n++)
        {
            Measure[] all = [result.Raters[table.Rater[n]], result.Subjects[table.Subject[n]], result.Items[table.Item[n]]];
            if (all.Any(m => m.Extreme is not null))
                continue;
            double[] chances = Chances(result, table, n, all[1].Value!.Value);
            double expected = chances.Select((p, x) => p * (x + Lowest(result, all[2].Id))).Sum();
            foreach (var measure in all)
                rests[measure.Id] = rests.GetValueOrDefault(measure.Id) + table.Score[n] - expected;
        }
        return rests;
    }

    static int Lowest(CalibrationResult result, string item) => result.Thresholds.Where(t => t.Item is null || t.Item == item).Min(t => t.Score) - 1;

    static double[] Chances(CalibrationResult result, RatingTable table, int n, double subject)
    {
        var item = result.Items[table.Item[n]];
        double eta = subject - result.Raters[table.Rater[n]].Value!.Value - item.Value!.Value, sum = 0;
        double[] weights = [1, .. result.Thresholds.Where(t => t.Item is null || t.Item == item.Id).Select(t => Math.Exp(sum += eta - t.Value))];
        return [.. weights.Select(w => w / weights.Sum())];
    }
}
