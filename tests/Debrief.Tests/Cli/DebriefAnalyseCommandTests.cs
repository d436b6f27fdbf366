using System.Text.Json;

namespace Mockloop.Debrief.Tests.Cli;

public sealed class DebriefAnalyseCommandTests : IDisposable
{
    readonly string file = Path.GetTempFileName();

    [Fact]
    public async Task It_prints_one_object_and_ends_with_one_when_there_is_a_problem()
    {
        const string text = "I always prioritise safety.";
        File.WriteAllText(file, text);
        var (code, said, _) = await CommandLine.DebriefAsync("analyse", file, "--kind", "star", "--json");
        code.ShouldBe(1);
        var report = JsonElement.Parse(said);
        report.EnumerateObject().Select(p => p.Name).ShouldBe(["kind", "words", "findings", "signals", "numbers", "growth"]);
        (report.GetProperty("kind").GetString(), report.GetProperty("words").GetInt32()).ShouldBe(("star", 4));
        var finding = report.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("code").GetString() == "generic-safety");
        finding.EnumerateObject().Select(p => p.Name).ShouldBe(["code", "severity", "message", "quote", "from", "to"]);
        finding.GetProperty("severity").GetString().ShouldBe("problem");
        text[finding.GetProperty("from").GetInt32()..finding.GetProperty("to").GetInt32()].ShouldBe(finding.GetProperty("quote").GetString());
        (await CommandLine.DebriefAsync("analyse", file, "--kind", "star")).Said.ShouldContain("generic-safety");
    }

    [Fact]
    public async Task Nothing_to_check_and_what_cannot_be_read_end_with_two()
    {
        File.WriteAllText(file, " ");
        var (code, said, _) = await CommandLine.DebriefAsync("analyse", file, "--kind", "design", "--json");
        code.ShouldBe(2);
        JsonElement.Parse(said).GetProperty("findings")[0].GetProperty("code").GetString().ShouldBe("empty");
        (await CommandLine.DebriefAsync("analyse", "nowhere.txt", "--kind", "star", "--json")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Said.ShouldBe(""), r => r.Complained.ShouldContain("nowhere.txt"));
        (await CommandLine.DebriefAsync("analyse", file, "--kind", "poem")).Code.ShouldBe(2);
        (await CommandLine.DebriefAsync("analyse", "--kind", "star")).Code.ShouldBe(2);
    }

    public void Dispose() => File.Delete(file);
}
