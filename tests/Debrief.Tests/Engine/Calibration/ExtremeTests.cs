using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Ratings;
using Mockloop.Debrief.Tests.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

public sealed class ExtremeTests
{
    [Theory]
    [InlineData(Estimator.Mml)]
    [InlineData(Estimator.Jml)]
    public void Whoever_gives_or_gets_nothing_but_the_highest_score_has_a_measure_all_the_same(Estimator estimator)
    {
        var panel = new SeededPanel(1);
        var rows = Enumerable.Range(0, panel.Table.Count).Select(n => (panel.Table.Raters[panel.Table.Rater[n]], panel.Table.Subjects[panel.Table.Subject[n]],
            panel.Table.Items[panel.Table.Item[n]], panel.Table.Score[n])).ToList();
        rows.AddRange(from s in Enumerable.Range(0, 9) from i in Enumerable.Range(0, 6) select ("generous", $"s{s}", $"i{i}", 4.0));
        rows.AddRange(from r in Enumerable.Range(0, 3) from i in Enumerable.Range(0, 6) select ($"r{r}", "perfect", $"i{i}", 4.0));
        var result = Calibrator.Calibrate(RatingTable.Of(rows), new() { Estimator = estimator });
        result.Converged.ShouldBeTrue();
        var generous = result.Raters.Single(r => r.Id == "generous");
        (generous.Extreme, generous.Infit, generous.Count).ShouldBe(("highest", null, 54));
        generous.Value!.Value.ShouldBeLessThan(result.Raters.Where(r => r.Extreme is null).Min(r => r.Value!.Value));
        generous.Se!.Value.ShouldBeGreaterThan(1);
        result.Subjects.Single(s => s.Id == "perfect").Value!.Value.ShouldBeGreaterThan(1);
        result.Notes.ShouldContain(n => n.Contains("generous") && n.Contains("0.3"));
        result.Feedback.Single(f => f.Id == "generous").Words.ShouldContain("nothing but the highest score");
    }

    [Fact]
    public void A_score_nobody_gave_has_no_threshold_and_is_named()
    {
        var result = Calibrator.Calibrate(Tables.OneItem("1 2 1", "2 4 2", "4 4 2", "1 1 2", "4 2 4"), new() { Estimator = Estimator.Jml });
        result.Thresholds.Select(t => (t.Id, t.Count)).ShouldBe([("2", 6), ("4", 5)]);
        result.Notes.ShouldContain(n => n.Contains("nobody gave 3"));
    }

    [Fact]
    public void An_item_with_one_score_has_no_measure_under_partial_credit_and_a_subject_without_scores_none_at_all()
    {
        var table = Tables.Csv("r,s0,same,2\nr,s1,same,2\nq,s0,same,2\nr,s0,i,1\nr,s1,i,2\nq,s0,i,2\nq,s1,i,1\nr,s2,i,2\nq,s2,i,2\nr,s3,i,1\nq,s3,i,\nr,nobody,i,\n");
        var result = Calibrator.Calibrate(table, new() { Model = ScaleModel.Pcm });
        (result.Items.Single(i => i.Id == "same").Value, result.Items.Single(i => i.Id == "same").Extreme, result.Missing).ShouldBe((null, "one score", 2));
        (result.Subjects.Single(s => s.Id == "nobody").Value, result.Subjects.Single(s => s.Id == "nobody").Count).ShouldBe((null, 0));
        result.Notes.ShouldContain("Items without a measure, for their ratings tell nothing about them: same.");
    }

    [Theory]
    [InlineData("r,s,i,2.5\nr,s2,i,1\n", "line 2, score: 2.5 is no whole number")]
    [InlineData("r,s,i,3\nr,s2,i,3\nq,s,i,3\n", "no rating is left")]
    [InlineData("r,s,i,3\nr,s,i,1\n", "twice")]
    public void What_cannot_be_calibrated_is_refused_with_the_reason(string rows, string said) =>
        Should.Throw<RatingException>(() => Calibrator.Calibrate(Tables.Csv(rows), new())).Message.ShouldContain(said);

    [Fact]
    public void More_than_a_hundred_different_scores_are_no_scale() =>
        Should.Throw<RatingException>(() => Calibrator.Calibrate(Tables.Csv(string.Concat(Enumerable.Range(0, 200).Select(n => $"r{n % 3},s{n / 3},i,{n}\n"))), new()))
            .Message.ShouldContain("at most 100");

    [Fact]
    public void Ratings_without_a_maximum_are_not_called_converged()
    {
        // The second pair always gets what the first never gets, and more: the distance between the pairs has no upper end.
        var table = Tables.Csv("r,a,1,1\nr,a,2,0\nr,a,3,0\nr,a,4,0\nr,b,1,0\nr,b,2,1\nr,b,3,0\nr,b,4,0\nr,c,1,1\nr,c,2,1\nr,c,3,1\nr,c,4,0\nr,d,1,1\nr,d,2,1\nr,d,3,0\nr,d,4,1\n");
        var result = Calibrator.Calibrate(table, new() { Estimator = Estimator.Jml });
        result.Converged.ShouldBeFalse();
        result.Notes[0].ShouldContain("run away");
        Calibrator.Calibrate(new SeededPanel(1).Table, new() { MostIterations = 2 }).Converged.ShouldBeFalse();
    }
}
