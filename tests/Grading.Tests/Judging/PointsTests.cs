using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging.Grading;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Judging;

public sealed class PointsTests
{
    [Theory]
    [InlineData(Aggregation.Sum, 10.0, null, null, 10)]
    [InlineData(Aggregation.Sum, 10.0, 4.0, null, 4)]
    [InlineData(Aggregation.Min, 10.0, null, 0.25, 2.5)]
    [InlineData(Aggregation.Min, null, 1234.5, null, 1234.5)]
    [InlineData(Aggregation.PassFail, 10.0, null, null, 0)]
    public void An_accepted_test_gives_points(Aggregation aggregation, double? most, double? score, double? multiplier, double points) =>
        Points.OfTest(aggregation, most, score, multiplier).ShouldBe((points, null));

    [Theory]
    [InlineData(Aggregation.Sum, 10.0, 11.0, null)]
    [InlineData(Aggregation.Sum, 10.0, -1.0, null)]
    [InlineData(Aggregation.Sum, 10.0, null, 1.5)]
    [InlineData(Aggregation.Sum, 10.0, 1.0, 1.0)]
    [InlineData(Aggregation.Sum, null, null, null)]
    [InlineData(Aggregation.Sum, null, null, 0.5)]
    [InlineData(Aggregation.PassFail, 10.0, 1.0, null)]
    public void A_score_that_the_format_does_not_allow_is_the_validators_fault(Aggregation aggregation, double? most, double? score, double? multiplier) =>
        Points.OfTest(aggregation, most, score, multiplier).Fault.ShouldNotBeNull();

    [Theory]
    [InlineData(100, 100.0, true, Verdict.Accepted)]
    [InlineData(99.9999999999, 100.0, true, Verdict.Accepted)]
    [InlineData(60, 100.0, false, Verdict.PartiallyAccepted)]
    [InlineData(0, 100.0, false, Verdict.TimeLimit)]
    [InlineData(0, 100.0, true, Verdict.PartiallyAccepted)]
    [InlineData(7, null, true, Verdict.Accepted)]
    [InlineData(7, null, false, Verdict.PartiallyAccepted)]
    public void Points_decide_the_verdict(double points, double? full, bool allAccepted, Verdict verdict) =>
        Points.Overall(points, full, allAccepted, allAccepted ? null : Verdict.TimeLimit).ShouldBe(verdict);
}
