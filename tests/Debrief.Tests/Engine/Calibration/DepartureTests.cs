using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

public sealed class DepartureTests
{
    [Fact]
    public void A_rater_who_is_harder_on_one_item_is_found()
    {
        var table = With(new SeededPanel(2, subjects: 60, raters: 6).Table, (rater, item, score) => rater == "r1" && item == "i2" ? Math.Max(1, score - 1) : score);
        var surest = Calibrator.Calibrate(table, new() { Bias = true }).Bias!.OrderByDescending(b => Math.Abs(b.T)).First();
        (surest.Rater, surest.Item, surest.Time).ShouldBe(("r1", "i2", null));
        surest.Value.ShouldBeGreaterThan(0.7);
        surest.Given.ShouldBeLessThan(surest.Expected);
        Calibrator.Calibrate(table, new()).Bias.ShouldBeNull();
    }

    [Fact]
    public void A_rater_who_grows_lenient_is_found()
    {
        var panel = new SeededPanel(3, subjects: 60, raters: 6).Table;
        var rows = Enumerable.Range(0, panel.Count).Select(n =>
        {
            bool late = panel.Subject[n] >= 30;
            double score = panel.Raters[panel.Rater[n]] == "r4" && late ? Math.Min(4, panel.Score[n] + 1) : panel.Score[n];
            return $"{panel.Raters[panel.Rater[n]]},{panel.Subjects[panel.Subject[n]]},{panel.Items[panel.Item[n]]},{score},{(late ? "week 2" : "week 1")}\n";
        });
        var drift = Calibrator.Calibrate(RatingCsv.Read(new StringReader("rater,subject,item,score,time\n" + string.Concat(rows))), new()).Drift!;
        var surest = drift.OrderBy(d => d.T).First();
        (surest.Rater, surest.Item, surest.Time).ShouldBe(("r4", null, "week 2"));
        drift.Count.ShouldBe(12);
    }

    [Fact]
    public void Raters_are_told_how_severe_they_are_and_whether_they_tell_candidates_apart()
    {
        var random = new Random(1);
        var table = With(new SeededPanel(4, subjects: 60, raters: 6).Table, (rater, _, score) => rater == "r0" ? random.Next(1, 5) : score);
        var result = Calibrator.Calibrate(table, new());
        var dice = result.Feedback.Single(f => f.Id == "r0");
        dice.Words.ShouldContain("you hardly tell candidates apart");
        dice.Words.ShouldContain("hard to explain");
        var others = result.Feedback.Where(f => f.Id != "r0").ToList();
        others.ShouldAllBe(f => f.Discrimination > 0.6);
        others.Count(f => f.Words.Contains("you separate candidates well")).ShouldBeGreaterThan(2);
        var severest = result.Raters.MaxBy(r => r.Value)!;
        result.Feedback.Single(f => f.Id == severest.Id).Words.ShouldContain($"{severest.Value:0.0} logits more severe than the panel, ± {1.96 * severest.Se:0.0}");
    }

    static RatingTable With(RatingTable table, Func<string, string, double, double> change) => RatingTable.Of(Enumerable.Range(0, table.Count).Select(n =>
    {
        var (rater, item) = (table.Raters[table.Rater[n]], table.Items[table.Item[n]]);
        return (rater, table.Subjects[table.Subject[n]], item, change(rater, item, table.Score[n]));
    }));
}
