using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

public sealed class SubsetTests
{
    [Fact]
    public void Panels_without_a_common_rater_or_subject_are_told_apart_and_named()
    {
        var result = Calibrator.Calibrate(Of(Panel(1, "x"), Panel(2, "y")), new() { Estimator = Estimator.Jml });
        (result.Subsets, result.Converged).ShouldBe((2, true));
        result.Raters.Where(r => r.Subset == 1).ShouldAllBe(r => r.Id.StartsWith('x'));
        result.Subjects.Where(s => s.Subset == 2).ShouldAllBe(s => s.Id.StartsWith('y'));
        result.Raters.Where(r => r.Subset == 1).Average(r => r.Value!.Value).ShouldBe(0, 1e-6);
        result.Raters.Where(r => r.Subset == 2).Average(r => r.Value!.Value).ShouldBe(0, 1e-6);
        result.Notes.ShouldContain(n => n.Contains("2 disjoint subsets") && n.Contains("raters xr"));
        result.Raters.ShouldAllBe(r => r.Se < 2);
    }

    [Fact]
    public void One_subject_in_common_links_them()
    {
        var link = from i in Enumerable.Range(0, 6) select ("yr0", "xs0", $"i{i}", 2.0 + i % 2);
        Calibrator.Calibrate(Of(Panel(1, "x"), Panel(2, "y"), link), new() { Estimator = Estimator.Jml }).Subsets.ShouldBe(1);
    }

    [Fact]
    public void Raters_with_items_of_their_own_cannot_be_told_from_their_items()
    {
        var random = new Random(1);
        var own = from s in Enumerable.Range(0, 20) from r in Enumerable.Range(0, 2) from i in Enumerable.Range(0, 2)
                  select ($"r{r}", $"s{s}", $"i{r}{i}", (double)random.Next(1, 5));
        var result = Calibrator.Calibrate(Of(own), new() { Estimator = Estimator.Jml });
        result.Subsets.ShouldBe(2);
        result.Notes.ShouldContain(n => n.Contains("cannot be told from the raters"));
        var shared = from s in Enumerable.Range(0, 20) from r in Enumerable.Range(0, 2) select ($"r{r}", $"t{s}", "i00", (double)random.Next(1, 5));
        Calibrator.Calibrate(Of(own, shared), new() { Estimator = Estimator.Jml }).Subsets.ShouldBe(1);
    }

    static IEnumerable<(string, string, string, double)> Panel(int seed, string prefix)
    {
        var table = new SeededPanel(seed, subjects: 12, raters: 6).Table;
        return Enumerable.Range(0, table.Count).Select(n =>
            (prefix + table.Raters[table.Rater[n]], prefix + table.Subjects[table.Subject[n]], table.Items[table.Item[n]], table.Score[n]));
    }

    static RatingTable Of(params IEnumerable<(string, string, string, double)>[] parts) => RatingTable.Of(parts.SelectMany(p => p));
}
