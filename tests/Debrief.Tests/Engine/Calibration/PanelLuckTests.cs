using Mockloop.Debrief.Engine.Calibration;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

public sealed class PanelLuckTests
{
    static readonly SeededPanel Panel = new(7);
    static readonly CalibrationResult Result = Calibrator.Calibrate(Panel.Table, new());
    static readonly PanelLuckEstimate Luck = new(Panel.Table, Result);

    [Fact]
    public void The_same_seed_gives_the_same_figure_and_words_say_it()
    {
        var luck = Luck.Of("s1", PanelRules.MeanAtLeast(2.5), seed: 1);
        luck.ShouldBe(Luck.Of("s1", PanelRules.MeanAtLeast(2.5), seed: 1));
        luck.Words.ShouldContain($"about {100 * luck.SameDecision:0} would decide the same");
        luck.Words.ShouldContain(luck.Flips ? "it would flip" : "it would not flip");
    }

    [Fact]
    public void A_mark_nobody_can_miss_leaves_nothing_to_luck()
    {
        Luck.Of("s1", PanelRules.MeanAtLeast(1), seed: 1).ShouldSatisfyAllConditions(l => l.Passed.ShouldBeTrue(), l => l.SameDecision.ShouldBe(1), l => l.Flips.ShouldBeFalse());
        Should.Throw<ArgumentException>(() => Luck.Of("nobody", PanelRules.MeanAtLeast(1), seed: 1)).Message.ShouldContain("nobody");
    }

    [Fact]
    public void The_probability_is_how_often_fresh_panels_really_decide_the_same()
    {
        // The truth is known here: what a fresh panel of the true raters does with the true subject.
        var random = new Random(1);
        double claimed = 0, found = 0;
        for (int s = 0; s < Panel.Subjects.Length; s++)
        {
            var luck = Luck.Of($"s{s}", PanelRules.MeanAtLeast(2.5), seed: s);
            claimed += luck.SameDecision;
            found += Enumerable.Range(0, 200).Average(_ => Fresh(random, Panel.Subjects[s]) == luck.Passed ? 1.0 : 0);
        }
        (claimed / Panel.Subjects.Length).ShouldBe(found / Panel.Subjects.Length, 0.06);
        (claimed / Panel.Subjects.Length).ShouldBeInRange(0.6, 0.95);
    }

    [Fact]
    public void Calibrated_raters_turn_decisions_of_severe_and_lenient_panels_alone()
    {
        var severity = Result.Raters.ToDictionary(r => r.Id, r => r.Value!.Value);
        foreach (var subject in Panel.Table.Subjects)
        {
            var luck = Luck.Of(subject, PanelRules.MeanAtLeast(2.5), seed: 1);
            double panel = Enumerable.Range(0, Panel.Table.Count).Where(n => Panel.Table.Subjects[Panel.Table.Subject[n]] == subject).Average(n => severity[Panel.Table.Raters[Panel.Table.Rater[n]]]);
            if (luck.Flips && Math.Abs(panel) > 0.3)
                luck.Passed.ShouldBe(panel < 0, subject);
        }
        Panel.Table.Subjects.Count(s => Luck.Of(s, PanelRules.MeanAtLeast(2.5), seed: 1).Flips).ShouldBeInRange(3, 30);
    }

    static bool Fresh(Random random, double subject)
    {
        double[] raters = [.. Panel.Raters];
        random.Shuffle(raters);
        return raters.Take(3).Average(r => Panel.Items.Average(i => 1 + SeededPanel.Score(random, subject - r - i))) >= 2.5;
    }
}
