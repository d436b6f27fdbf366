using System.Text.Json;

namespace Mockloop.Debrief.Tests.Cli;

public sealed class DebriefCalibrateCommandTests : IDisposable
{
    readonly string file = Path.GetTempFileName();

    [Fact]
    public async Task It_prints_one_object_with_the_promised_keys()
    {
        File.WriteAllText(file, "rater,subject,item,score\n" + string.Concat(
            from s in Enumerable.Range(0, 8) from r in Enumerable.Range(0, 3) select $"r{r},s{s},i,{1 + (s * 5 + r * 3 + s * r) % 4}\n"));
        foreach (var (estimator, model) in new[] { ("jml", "rsm"), ("mml", "pcm") })
        {
            var (code, said, _) = await CommandLine.DebriefAsync("calibrate", file, "--estimator", estimator, "--model", model, "--json");
            code.ShouldBe(0);
            var result = JsonElement.Parse(said);
            (result.GetProperty("converged").GetBoolean(), result.GetProperty("subsets").GetInt32(), result.GetProperty("estimator").GetString()).ShouldBe((true, 1, estimator));
            result.GetProperty("iterations").GetInt32().ShouldBeGreaterThan(1);
            result.GetProperty("seconds").GetDouble().ShouldBeInRange(0.0001, 30);
            foreach (var facet in new[] { "raters", "subjects", "items" })
                result.GetProperty(facet)[0].EnumerateObject().Select(p => p.Name).Take(7).ShouldBe(["id", "measure", "se", "seModel", "infit", "outfit", "count"]);
            result.GetProperty("thresholds").GetArrayLength().ShouldBe(3);
            result.GetProperty("separation").GetProperty("subjects").ValueKind.ShouldBe(JsonValueKind.Number);
            result.GetProperty("reliability").GetProperty("raters").ValueKind.ShouldBe(JsonValueKind.Number);
        }
        (await CommandLine.DebriefAsync("calibrate", file, "--bias")).Said.ShouldContain("the most severe first");
    }

    [Fact]
    public async Task What_cannot_run_ends_with_two()
    {
        File.WriteAllText(file, "rater,subject,item,score\na,s1,x,1.5\n");
        (await CommandLine.DebriefAsync("calibrate", file, "--json")).ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe(2), r => r.Said.ShouldBe(""), r => r.Complained.ShouldContain("1.5 is no whole number"));
        (await CommandLine.DebriefAsync("calibrate", file, "--estimator", "guess")).Code.ShouldBe(2);
    }

    public void Dispose() => File.Delete(file);
}
