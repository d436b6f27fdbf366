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

    [Fact]
    public void Liking_for_science_on_one_scale_comes_out_as_in_the_manual_of_Facets_but_for_its_early_stop()
    {
        // www.winsteps.com/facetman, table 8.1 of Lfs.txt: 378, 620 and 852 responses without the child with nothing but 2, thresholds ∓0.85, errors 0.07 and 0.06.
        var result = Calibrator.Calibrate(Table(LikingForScience.Scores), new() { Estimator = Estimator.Jml });
        result.Thresholds.Select(t => t.Count - (t.Score == 2 ? LikingForScience.Scores[0].Length : 0)).ShouldBe([620, 852]);
        result.Thresholds.Select(t => Math.Round(t.SeModel!.Value, 2)).ShouldBe([0.07, 0.06]);
        result.Thresholds.Select(t => Math.Abs(t.Value)).ShouldAllBe(t => t > 0.85 && t < 1.02 * 0.85);
    }

    [Fact]
    public void Creativity_ratings_by_three_facets_come_out_as_in_the_manual_of_Facets_but_for_its_early_stop()
    {
        var jml = new CalibrationOptions { Estimator = Estimator.Jml, Bias = true };
        var (plain, exchanged) = (Calibrator.Calibrate(CreativityRatings.Table, jml), Calibrator.Calibrate(CreativityRatings.Exchanged, jml));
        double mean = plain.Subjects.Average(s => s.Value!.Value);
        plain.Subjects.Zip(exchanged.Items).ShouldAllBe(m => m.First.Id == m.Second.Id && Math.Abs(m.First.Value!.Value - mean + m.Second.Value!.Value) < 1e-5);
        Interaction Of(string senior, string junior) => exchanged.Bias!.Single(b => (b.Rater, b.Item) == (senior, junior));
        double By(string senior) => -exchanged.Items.Single(i => i.Id == "David").Value!.Value - Of(senior, "David").Value;

        // www.winsteps.com/facetman, table 13: Avogadro gives Edward 36 points, 29.2 are expected; the bias is .69, its error .35, t 2.00, and
        // Avogadro .04 from the mean scientist and trait. Table 9: Brahe gives Edward 12.9867 points too few; the bias, after three steps, −1.267.
        var avogadro = Of("Avogadro", "Edward");
        (avogadro.Given + avogadro.Count, Math.Round(avogadro.Se, 2)).ShouldBe((36, 0.35));
        (avogadro.Expected + avogadro.Count).ShouldBe(29.2, 0.1);
        (-avogadro.Value).ShouldBeInRange(0.69, 1.03 * 0.69);
        (-avogadro.T).ShouldBe(2.00, 0.015);
        Math.Round(plain.Raters.Single(r => r.Id == "Avogadro").Value!.Value - mean, 2).ShouldBe(0.04);
        var brahe = Of("Brahe", "Edward");
        (brahe.Expected - brahe.Given).ShouldBe(12.9867, 0.04);
        brahe.Value.ShouldBeInRange(1.267, 1.03 * 1.267);

        // Table 14: David's measure is .25 ± .29 with Brahe, 1.54 points a rating above what is expected, and −1.05 ± .35 with Cavendish; they are 1.30 apart, t 2.86.
        By("Brahe").ShouldBe(0.25, 0.015);
        Of("Brahe", "David").ShouldSatisfyAllConditions(b => b.Se.ShouldBe(0.29, 0.01), b => ((b.Given - b.Expected) / b.Count).ShouldBe(1.54, 0.02));
        By("Cavendish").ShouldBeInRange(1.03 * -1.05, -1.05);
        Math.Round(Of("Cavendish", "David").Se, 2).ShouldBe(0.35);
        double apart = By("Brahe") - By("Cavendish");
        apart.ShouldBeInRange(1.30, 1.03 * 1.30);
        (apart / double.Hypot(Of("Brahe", "David").Se, Of("Cavendish", "David").Se)).ShouldBeInRange(2.86, 1.03 * 2.86);
    }

    [Fact]
    public void Style_ratings_come_out_as_in_the_book_on_its_coarse_grid_and_five_percent_farther_apart_on_a_fine_one()
    {
        var coarse = new CoarseGrid();
        coarse.Run(100);
        coarse.Severities.Zip(StyleRatings.Severities).ShouldAllBe(m => Math.Abs(m.First - m.Second) < 0.002);
        coarse.Thresholds.Zip(StyleRatings.Thresholds).ShouldAllBe(m => Math.Abs(m.First - m.Second) < 0.006);

        var result = Calibrator.Calibrate(StyleRatings.Table, new());
        (result.Converged, result.SubjectDistribution!.StandardDeviation).ShouldSatisfyAllConditions(r => r.Converged.ShouldBeTrue(), r => r.StandardDeviation.ShouldBe(3.31, 0.01));
        result.Raters.Zip(StyleRatings.Severities).ShouldAllBe(m => Math.Abs(m.First.Value!.Value - 1.046 * m.Second) < 0.004);
        result.Thresholds.Zip(StyleRatings.Thresholds).ShouldAllBe(m => Math.Abs(m.First.Value - 1.046 * m.Second) < 0.03);
        // The groups, ∓0.066 in the book, are known to 0.17.
        result.Items.Select(g => Math.Round(g.Value!.Value, 3)).ShouldBe([-0.089, 0.089]);
    }

    [Fact]
    public void The_law_school_test_comes_out_as_ltm_prints_it()
    {
        var result = Calibrator.Calibrate(LawSchoolTest.Table, new());
        var people = result.SubjectDistribution!;
        Math.Round(people.StandardDeviation, 4).ShouldBe(LawSchoolTest.Discrimination);
        Math.Round(result.LogLikelihood, 3).ShouldBe(LawSchoolTest.LogLikelihood);
        result.Items.Select(i => Math.Round((i.Value!.Value - people.Mean) / people.StandardDeviation, 4)).ShouldBe(LawSchoolTest.Difficulties);
    }

    static RatingTable Table(string[] rows) => RatingTable.Of(
        from s in Enumerable.Range(0, rows.Length)
        from i in Enumerable.Range(0, rows[s].Length)
        select ("test", $"s{s}", $"i{i}", (double)(rows[s][i] - '0')));
}
