using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

/// <summary>The designs in which something there is only one of.</summary>
public sealed class SmallDesignTests
{
    public static TheoryData<Estimator, ScaleModel> Ways => new(Enum.GetValues<Estimator>().SelectMany(_ => Enum.GetValues<ScaleModel>(), (e, m) => (e, m)));

    [Theory]
    [MemberData(nameof(Ways))]
    public void One_rater_is_as_severe_as_the_panel(Estimator estimator, ScaleModel model)
    {
        var result = Calibrate(1, 8, 4, estimator, model);
        result.Raters.Single().Value!.Value.ShouldBe(0, 1e-9);
        result.Items.Sum(i => i.Value!.Value).ShouldBe(0, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void One_item_is_as_hard_as_the_average(Estimator estimator, ScaleModel model)
    {
        var result = Calibrate(3, 10, 1, estimator, model);
        result.Items.Single().Value!.Value.ShouldBe(0, 1e-9);
        result.Thresholds.Sum(t => t.Value).ShouldBe(0, 1e-9);
        result.Raters.Sum(r => r.Value!.Value).ShouldBe(0, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void One_subject_leaves_raters_and_items(Estimator estimator, ScaleModel model)
    {
        var result = Calibrate(5, 1, 5, estimator, model);
        result.Subjects.Single().Count.ShouldBe(25);
        result.Raters.ShouldAllBe(r => Math.Abs(r.Value!.Value) < 10);
    }

    [Theory]
    [InlineData(Estimator.Mml)]
    [InlineData(Estimator.Jml)]
    public void With_two_scores_both_models_are_the_same(Estimator estimator)
    {
        var table = Table(4, 12, 4, (score, _) => score / 2);
        var (scale, credit) = (Of(table, estimator, ScaleModel.Rsm), Of(table, estimator, ScaleModel.Pcm));
        scale.Thresholds.Single().Value.ShouldBe(0, 1e-9);
        scale.Items.Zip(credit.Items).ShouldAllBe(i => Math.Abs(i.First.Value!.Value - i.Second.Value!.Value) < 1e-4);
        scale.Raters.Zip(credit.Raters).ShouldAllBe(r => Math.Abs(r.First.Value!.Value - r.Second.Value!.Value) < 1e-4);
    }

    [Theory]
    [InlineData(Estimator.Mml)]
    [InlineData(Estimator.Jml)]
    public void With_partial_credit_each_item_has_as_many_thresholds_as_it_has_scores_to_climb(Estimator estimator)
    {
        var result = Of(Table(4, 16, 3, (score, item) => Math.Min(score, item + 1)), estimator, ScaleModel.Pcm);
        result.Thresholds.GroupBy(t => t.Item).Select(g => (g.Key, g.Count())).ShouldBe([("i0", 1), ("i1", 2), ("i2", 3)]);
        result.Thresholds.GroupBy(t => t.Item).ShouldAllBe(g => Math.Abs(g.Sum(t => t.Value)) < 1e-9);
    }

    [Fact]
    public void Few_ratings_of_many_thresholds_are_enough_for_a_maximum()
    {
        string[] scores = ["1200", "0000", "1110", "1102", "2321", "3231", "2332", "1323"];
        var result = Of(RatingTable.Of(from s in Enumerable.Range(0, 8) from i in Enumerable.Range(0, 4) select ("r", $"s{s}", $"i{i}", (double)(scores[s][i] - '0'))), Estimator.Mml, ScaleModel.Pcm);
        result.Iterations.ShouldBeLessThan(25);
        result.LogLikelihood.ShouldBe(-35.380154, 1e-6);
        result.Items.Sum(i => i.Value!.Value).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Estimators_differ_in_the_spread_not_in_the_order()
    {
        var (mml, jml) = (Calibrate(4, 20, 4, Estimator.Mml, ScaleModel.Rsm), Calibrate(4, 20, 4, Estimator.Jml, ScaleModel.Rsm));
        mml.Raters.OrderBy(r => r.Value).Select(r => r.Id).ShouldBe(jml.Raters.OrderBy(r => r.Value).Select(r => r.Id));
        mml.Raters.Zip(jml.Raters).ShouldAllBe(r => Math.Abs(r.First.Value!.Value) <= Math.Abs(r.Second.Value!.Value) + 0.02);
    }

    static CalibrationResult Calibrate(int raters, int subjects, int items, Estimator estimator, ScaleModel model) => Of(Table(raters, subjects, items, (score, _) => score), estimator, model);

    static CalibrationResult Of(RatingTable table, Estimator estimator, ScaleModel model)
    {
        var result = Calibrator.Calibrate(table, new() { Estimator = estimator, Model = model });
        result.Converged.ShouldBeTrue();
        return result;
    }

    static RatingTable Table(int raters, int subjects, int items, Func<int, int, int> score)
    {
        var random = new Random(7);
        return RatingTable.Of([.. from s in Enumerable.Range(0, subjects)
            let quality = 2 * random.NextDouble() - 1
            from r in Enumerable.Range(0, raters)
            from i in Enumerable.Range(0, items)
            select ($"r{r}", $"s{s}", $"i{i}", (double)score(SeededPanel.Score(random, quality - 0.3 * (r - raters / 2) - 0.2 * i), i))]);
    }
}
