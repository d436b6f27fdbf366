using Mockloop.Debrief.Engine.Agreement;
using Mockloop.Debrief.Tests.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Agreement;

public sealed class IntraclassTests
{
    // Shrout and Fleiss (1979), Psychological Bulletin 86, table 2: four judges rate six targets. Table 4 has the coefficients.
    static readonly string[] Targets = ["9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"];

    [Theory]
    [InlineData("1,1", 0.17, -0.133, 0.723)]
    [InlineData("2,1", 0.29, 0.019, 0.761)]
    [InlineData("3,1", 0.71, 0.342, 0.946)]
    [InlineData("1,k", 0.44, -0.884, 0.912)]
    [InlineData("2,k", 0.62, 0.071, 0.927)]
    [InlineData("3,k", 0.91, 0.676, 0.986)]
    public void Shrout_and_Fleiss_come_out_to_the_printed_digit(string form, double icc, double lower, double upper)
    {
        var estimate = Of(Targets).IntraclassCorrelations[form];
        estimate.Value!.Value.ShouldBe(icc, 0.005);
        // The intervals as the R package psych (ICC) prints them for the same table.
        estimate.Lower!.Value.ShouldBe(lower, 0.0005);
        estimate.Upper!.Value.ShouldBe(upper, 0.0005);
    }

    [Fact]
    public void Only_complete_subjects_count_and_their_number_is_said()
    {
        var agreement = Of([.. Targets, "9 . 1 1", ". . . 5"]);
        (agreement.Subjects, agreement.CompleteSubjects, agreement.Missing).ShouldBe((8, 6, 4));
        agreement.IntraclassCorrelations["2,1"].ShouldBe(Of(Targets).IntraclassCorrelations["2,1"]);
    }

    [Theory]
    [InlineData("one rater", "1", "2", "3")]
    [InlineData("1 subjects", "1 2")]
    [InlineData("0 subjects", "1 .", ". 2")]
    [InlineData("do not vary", "3 3", "3 3", "3 3")]
    public void What_is_not_defined_is_null_with_the_reason(string reason, params string[] subjects)
    {
        foreach (var icc in Of(subjects).IntraclassCorrelations.Values)
        {
            icc.Value.ShouldBeNull();
            icc.Reason!.ShouldContain(reason);
        }
    }

    [Fact]
    public void Perfect_agreement_is_one()
    {
        foreach (var icc in Of("1 1", "2 2", "4 4").IntraclassCorrelations.Values)
            icc.Value!.Value.ShouldBe(1, 1e-9);
    }

    static ItemAgreement Of(params string[] subjects) => AgreementAnalysis.Of(Tables.OneItem(subjects)).Items.ShouldHaveSingleItem();
}
