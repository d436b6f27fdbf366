using System.Text.Json;

namespace Mockloop.Debrief.Tests.Cli;

public sealed class DebriefAgreementCommandTests : IDisposable
{
    readonly string file = Path.GetTempFileName();

    [Fact]
    public async Task It_prints_one_object_with_nulls_where_nothing_is_defined()
    {
        File.WriteAllText(file, "rater,subject,item,score\na,s1,x,1\nb,s1,x,2\na,s1,y,2\n");
        var (code, said, _) = await CommandLine.DebriefAsync("agreement", file, "--json");
        code.ShouldBe(0);
        var items = JsonElement.Parse(said).GetProperty("items");
        items.GetArrayLength().ShouldBe(2);
        var x = items[0];
        x.EnumerateObject().Select(p => p.Name).ShouldBe(["item", "subjects", "raters", "completeSubjects", "icc", "alpha", "kappa", "percentAgreement", "missing"]);
        x.GetProperty("icc").EnumerateObject().Select(p => p.Name).ShouldBe(["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"]);
        x.GetProperty("icc").GetProperty("2,1").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        x.GetProperty("alpha").GetProperty("ordinal").GetProperty("value").GetDouble().ShouldBe(0, 1e-9);
        x.GetProperty("kappa").GetProperty("cohen").ValueKind.ShouldBe(JsonValueKind.Object);
        items[1].GetProperty("kappa").GetProperty("cohen").ValueKind.ShouldBe(JsonValueKind.Null);
        (await CommandLine.DebriefAsync("agreement", file)).Said.ShouldContain("ICC(2,1)");
    }

    [Fact]
    public async Task What_cannot_be_read_ends_with_two_and_a_complaint_on_standard_error()
    {
        File.WriteAllText(file, "rater,subject,item,score\na,s1,x,high\n");
        var (code, said, complained) = await CommandLine.DebriefAsync("agreement", file, "--json");
        (code, said).ShouldBe((2, ""));
        complained.ShouldContain("line 2, score: 'high'");
        (await CommandLine.DebriefAsync("agreement", "nowhere.csv", "--json")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Complained.ShouldContain("nowhere.csv"));
    }

    public void Dispose() => File.Delete(file);
}
