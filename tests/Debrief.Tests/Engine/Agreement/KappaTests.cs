using Mockloop.Debrief.Engine.Agreement;
using Mockloop.Debrief.Engine.Ratings;
using Mockloop.Debrief.Tests.Engine.Ratings;

namespace Mockloop.Debrief.Tests.Engine.Agreement;

public sealed class KappaTests
{
    [Fact]
    public void Fourteen_raters_and_five_scores_give_the_kappa_of_the_textbook()
    {
        // The worked example of Wikipedia's article on Fleiss' kappa: how often each of five scores was given to ten subjects; kappa 0.210.
        int[][] given =
        [
            [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
            [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
        ];
        var kappa = Of([.. given.Select(row => string.Join(' ', row.SelectMany((count, score) => Enumerable.Repeat(score, count))))]).Kappa;
        kappa.Cohen.ShouldBeNull();
        kappa.Fleiss.Value!.Value.ShouldBe(0.210, 0.0005);
    }

    [Fact]
    public void Two_raters_have_Cohens_kappa_too()
    {
        // 20 times both yes, 5 times yes and no, 10 times no and yes, 15 times both no: 0.7 agree, 0.5 by chance.
        string[] subjects = [.. Times(20, "1 1"), .. Times(5, "1 0"), .. Times(10, "0 1"), .. Times(15, "0 0")];
        var agreement = Of(subjects);
        agreement.Kappa.Cohen!.Value!.Value.ShouldBe(0.4, 1e-9);
        agreement.PercentAgreement!.Value.ShouldBe(70, 1e-9);
        // Wikipedia's second table: 0.6 agree, 0.6 · 0.7 + 0.4 · 0.3 by chance.
        Of([.. Times(45, "1 1"), .. Times(15, "1 0"), .. Times(25, "0 1"), .. Times(15, "0 0")]).Kappa.Cohen!.Value!.Value.ShouldBe(0.06 / 0.46, 1e-9);
        (agreement.Kappa.Cohen.Lower > 0.1 && agreement.Kappa.Cohen.Upper < 0.7).ShouldBeTrue();
    }

    [Theory]
    [InlineData("one rater", "1", "2")]
    [InlineData("rated by all 2", "1 .", ". 2")]
    [InlineData("one and the same score", "2 2", "2 2")]
    public void What_is_not_defined_is_null_with_the_reason(string reason, params string[] subjects)
    {
        var fleiss = Of(subjects).Kappa.Fleiss;
        fleiss.Value.ShouldBeNull();
        fleiss.Reason!.ShouldContain(reason);
    }

    [Fact]
    public void Items_are_kept_apart_and_occasions_are_not_mixed()
    {
        AgreementAnalysis.Of(Tables.Csv("a,s,x,1\nb,s,x,1\na,s,y,1\nb,s,y,2\n")).Items.Select(i => (i.Item, i.PercentAgreement)).ShouldBe([("x", 100.0), ("y", 0.0)]);
        var occasions = RatingCsv.Read(new StringReader("rater,subject,item,score,time\na,s,x,1,t1\na,s,x,2,t2\n"));
        Should.Throw<RatingException>(() => AgreementAnalysis.Of(occasions)).Message.ShouldContain("'time'");
    }

    static IEnumerable<string> Times(int count, string row) => Enumerable.Repeat(row, count);

    static ItemAgreement Of(params string[] subjects) => AgreementAnalysis.Of(Tables.OneItem(subjects)).Items.ShouldHaveSingleItem();
}
