using System.Text.Json;
using Mockloop.Debrief.Tests.Reports;

namespace Mockloop.Debrief.Tests.Cli;

/// <summary><c>debrief luck</c> and <c>debrief report</c>.</summary>
public sealed class DebriefReportCommandTests : IDisposable
{
    readonly string file = Path.GetTempFileName(), page = Path.GetTempFileName();

    void WriteCohort(int lowest = 1) => File.WriteAllText(file, "rater,subject,item,score\n" + string.Concat(
        RatedCohort.Measures.Ratings.Select(r => $"{r.Rater},{r.Loop},{r.Signal},{r.Score - 1 + lowest}\n")));

    [Fact]
    public async Task Luck_is_told_per_subject_as_the_engine_computes_it()
    {
        WriteCohort();
        var (code, said, _) = await CommandLine.DebriefAsync("luck", file, "--json");
        code.ShouldBe(0);
        var result = JsonElement.Parse(said);
        result.EnumerateObject().Select(p => p.Name).ShouldBe(["mark", "raters", "subjects", "reason", "luck"]);
        (result.GetProperty("raters").GetInt32(), result.GetProperty("subjects").GetInt32()).ShouldBe((8, 24));
        var one = result.GetProperty("luck").EnumerateArray().Single(l => l.GetProperty("subject").GetString() == "s1");
        one.GetProperty("mean").GetDouble().ShouldBe(RatedCohort.Measures.RawMean("s1")!.Value, 1e-9);
        one.GetProperty("fair").GetProperty("value").GetDouble().ShouldBe(RatedCohort.Measures.Fair("s1")!.Value, 1e-6);
        one.GetProperty("sameDecision").GetDouble().ShouldBeInRange(0.3, 1);
        (await CommandLine.DebriefAsync("luck", file, "--mark", "1")).Said.ShouldContain("would not flip");
    }

    [Fact]
    public async Task Without_a_mark_the_scale_of_the_file_says_where_a_panel_says_yes()
    {
        WriteCohort(lowest: 0);
        var result = JsonElement.Parse((await CommandLine.DebriefAsync("luck", file, "--json")).Said);
        result.GetProperty("mark").GetDouble().ShouldBe(1.6);
        var passed = result.GetProperty("luck").EnumerateArray().Where(l => l.GetProperty("passed").GetBoolean()).Select(l => l.GetProperty("subject").GetString());
        passed.ShouldBe(RatedCohort.Panel.Table.Subjects.Where(s => RatedCohort.Measures.RawMean(s) >= 2.6), ignoreOrder: true);
    }

    [Fact]
    public async Task Too_few_ratings_end_with_one_and_the_reason()
    {
        File.WriteAllText(file, "rater,subject,item,score\na,s1,x,1\nb,s1,x,2\n");
        var (code, said, _) = await CommandLine.DebriefAsync("luck", file, "--json");
        code.ShouldBe(1);
        var result = JsonElement.Parse(said);
        result.GetProperty("reason").GetString().ShouldStartWith("There are 2 revealed ratings of 1 loop by 2 raters so far");
        result.GetProperty("luck")[0].GetProperty("sameDecision").ValueKind.ShouldBe(JsonValueKind.Null);
        File.WriteAllText(file, "rater,subject,item,score\na,s1,x,1.5\n");
        (await CommandLine.DebriefAsync("luck", file, "--json")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Said.ShouldBe(""), r => r.Complained.ShouldContain("1.5 is no whole number"));
    }

    [Fact]
    public async Task The_report_is_one_file_for_all_ratings_or_for_one_rater()
    {
        WriteCohort();
        (await CommandLine.DebriefAsync("report", file, "--to", page, "--json")).Code.ShouldBe(0);
        var cohort = PrintedPages.Read(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
        cohort.All("h2").Select(h => h.Value).ShouldBe(["Signals by candidates", "How far raters agree", "Severity of raters", "What correction changes", "Luck with the panel"], ignoreOrder: true);
        (await CommandLine.DebriefAsync("report", file, "--to", page, "--rater", "r3")).Code.ShouldBe(0);
        PrintedPages.Read(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).All("h1").Single().Value.ShouldBe("Interviewer report for r3");
        (await CommandLine.DebriefAsync("report", file, "--to", page, "--rater", "r99")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Complained.ShouldContain("'r99' rated nobody"));
    }

    [Fact]
    public async Task A_mark_that_is_no_number_and_a_file_that_cannot_be_written_are_named()
    {
        WriteCohort();
        (await CommandLine.DebriefAsync("luck", file, "--mark", "NaN")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Complained.ShouldContain("--mark: NaN"));
        foreach (var to in new[] { "", Path.Combine(file, "report.html") })
            (await CommandLine.DebriefAsync("report", file, "--to", to)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Complained.ShouldStartWith("--to: "));
    }

    public void Dispose()
    {
        File.Delete(file);
        File.Delete(page);
    }
}
