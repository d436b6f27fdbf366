using Mockloop.Debrief.Engine.Agreement;
using Mockloop.Debrief.Tests.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Agreement;

public sealed class KrippendorffTests
{
    // Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example C: four observers, twelve units, data missing.
    static readonly string[] Units =
        ["1 1 . 1", "2 2 3 2", "3 3 3 3", "3 3 3 3", "2 2 2 2", "1 2 3 4", "4 4 4 4", "1 1 2 1", "2 2 2 2", ". 5 5 5", ". . 1 1", ". 3 . ."];

    [Theory]
    [InlineData("nominal", 0.743)]
    [InlineData("ordinal", 0.815)]
    [InlineData("interval", 0.849)]
    [InlineData("ratio", 0.797)]
    public void Krippendorffs_example_comes_out_to_the_printed_digit(string level, double alpha)
    {
        var estimate = Of(Units).Alpha[level];
        estimate.Value!.Value.ShouldBe(alpha, 0.0005);
        estimate.Lower!.Value.ShouldBeInRange(0.2, alpha - 0.1);
        estimate.Upper!.Value.ShouldBeInRange(alpha + 0.05, 1);
    }

    [Fact]
    public void The_interval_is_the_same_every_time() => Of(Units).Alpha["ordinal"].ShouldBe(Of(Units).Alpha["ordinal"]);

    [Fact]
    public void Ratings_at_random_agree_no_better_than_chance()
    {
        var random = new Random(1);
        var alpha = Of([.. Enumerable.Range(0, 400).Select(_ => $"{random.Next(4)} {random.Next(4)} {random.Next(4)}")]).Alpha["interval"];
        alpha.Value!.Value.ShouldBe(0, 0.1);
        (alpha.Lower < 0 && alpha.Upper > 0).ShouldBeTrue();
    }

    [Theory]
    [InlineData("interval", "no subject was rated by two raters", "1 . .", ". 2 .", ". . 3")]
    [InlineData("interval", "do not vary", "2 2", "2 2")]
    [InlineData("ratio", "at least 0", "-1 2", "2 2")]
    public void What_is_not_defined_is_null_with_the_reason(string level, string reason, params string[] subjects)
    {
        var alpha = Of(subjects).Alpha[level];
        alpha.Value.ShouldBeNull();
        alpha.Reason!.ShouldContain(reason);
    }

    static ItemAgreement Of(params string[] subjects) => AgreementAnalysis.Of(Tables.OneItem(subjects)).Items.ShouldHaveSingleItem();
}
