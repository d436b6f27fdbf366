using Mockloop.Debrief.Engine.Calibration;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

public sealed class RecoveryTests
{
    [Theory]
    [InlineData(Estimator.Mml)]
    [InlineData(Estimator.Jml)]
    public void Measures_are_found_again_and_decide_better_than_means(Estimator estimator)
    {
        var all = Enumerable.Range(0, 12).Select(seed => Recovery.Of(new SeededPanel(seed), new() { Estimator = estimator })).ToList();
        var mean = Recovery.Mean(all);
        mean.Converged.ShouldBeTrue();
        mean.SeverityCorrelation.ShouldBeGreaterThan(0.95);
        mean.SubjectCorrelation.ShouldBeGreaterThan(0.92);
        mean.Decided.ShouldBeGreaterThan(mean.DecidedByMeans + 0.02);
    }

    [Fact]
    public void The_default_estimators_intervals_hold_what_they_promise()
    {
        var mean = Recovery.Mean([.. Enumerable.Range(0, 20).Select(seed => Recovery.Of(new SeededPanel(seed), new()))]);
        mean.RatersCovered.ShouldBeInRange(0.92, 0.98);
        mean.SubjectsCovered.ShouldBeInRange(0.92, 0.98);
    }
}
