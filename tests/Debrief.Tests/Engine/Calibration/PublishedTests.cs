using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

public sealed class PublishedTests
{
    [Fact]
    public void Liking_for_science_comes_out_as_Winsteps_prints_it()
    {
        var result = Calibrator.Calibrate(Table(LikingForScience.Scores), new() { Estimator = Estimator.Jml, Model = ScaleModel.Pcm });
        result.Converged.ShouldBeTrue();
        // Winsteps stops when no measure moves by 0.005 logits, this at a millionth: that and half a digit of the print may lie between.
        foreach (var (item, printed) in result.Items.Zip(LikingForScience.Items))
        {
            item.Value!.Value.ShouldBe(printed.Measure, 0.01, item.Id);
            item.SeModel!.Value.ShouldBe(printed.Error, 0.006, item.Id);
            item.Infit!.Value.ShouldBe(printed.Infit, 0.004 * printed.Infit, item.Id);
            item.Outfit!.Value.ShouldBe(printed.Outfit, 0.006 * printed.Outfit, item.Id);
        }
        foreach (var child in result.Subjects.Where(c => LikingForScience.ByScore.ContainsKey((int)c.Total)))
        {
            var (measure, error) = LikingForScience.ByScore[(int)child.Total];
            child.Value!.Value.ShouldBe(measure, 0.02, child.Id);
            child.SeModel!.Value.ShouldBe(error, 0.006, child.Id);
        }
        result.Subjects.Single(c => c.Extreme == "highest").Total.ShouldBe(50);
    }

    [Fact]
    public void The_Knox_cube_test_comes_out_as_in_the_manual_of_Facets_but_for_its_early_stop()
    {
        var result = Calibrator.Calibrate(Table(KnoxCubeTest.Scores), new() { Estimator = Estimator.Jml });
        // www.winsteps.com/facetman: score file and residuals file of Kct.txt. A child with 7 right: −2.98, 0.83, 0.61, 0.29; the three
        // patterns that all repeat: −6.64. Facets stops once no total is off by half a point and no measure moves by 0.01; its measures are
        // then still 1 to 4 % closer together than at the maximum. Errors and fit are the same to the digit.
        var seven = result.Subjects.First(c => c.Total == 7);
        seven.Value!.Value.ShouldBe(-2.98, 0.04 * 2.98);
        Math.Abs(seven.Value.Value).ShouldBeGreaterThan(2.98);
        (Math.Round(seven.SeModel!.Value, 2), Math.Round(seven.Infit!.Value, 2), Math.Round(seven.Outfit!.Value, 2)).ShouldBe((0.83, 0.61, 0.29));
        var easy = result.Items.Where(i => i.Extreme == "highest").ToList();
        easy.Select(i => i.Id).ShouldBe(["i0", "i1", "i2"]);
        easy.ShouldAllBe(i => Math.Abs(i.Value!.Value + 6.64) < 0.04 * 6.64);
        result.Subjects.Single(c => c.Extreme == "lowest").Total.ShouldBe(3);
    }

    static RatingTable Table(string[] rows) => RatingTable.Of(
        from s in Enumerable.Range(0, rows.Length)
        from i in Enumerable.Range(0, rows[s].Length)
        select ("test", $"s{s}", $"i{i}", (double)(rows[s][i] - '0')));
}
