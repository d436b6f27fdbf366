using System.Text.Json;
using Mockloop.Debrief.Engine.Analysis;
using Mockloop.Debrief.Engine.Analysis.Complexity;

namespace Mockloop.Debrief.Tests.Engine.Analysis;

public sealed class ComplexityTests
{
    [Theory]
    [InlineData("O(n log k) time, O(k) memory.", "n log k", "k")]
    [InlineData("Time is O(N*log(K)), space is Θ(K + B) where B is the batch size.", "n log k", "k")]
    [InlineData("Linear time and constant memory.", "n", "1")]
    [InlineData("It takes n squared time.", "n²", null)]
    [InlineData("The time is quadratic in the number of shards, memory is linear in the tokens.", "k²", "n")]
    [InlineData("Runtime O((n + k) log n), memory O(n + k).", "(n + k) log n", "n + k")]
    [InlineData("The running time grows with the number of tokens times the logarithm of the number of shards.", "n log k", null)]
    [InlineData("Each token costs log k time, and the heap holds one head per shard.", "n log k", "k")]
    [InlineData("Twice the tokens take twice the time.", "n", null)]
    [InlineData("Memory does not grow with the input.", null, "1")]
    [InlineData("Time O(n√n), memory O(2^n).", "n√n", "2^n")]
    [InlineData("Where T is the number of tokens and S the number of shards: O(T log S) time.", "n log k", null)]
    [InlineData("It is not O(n^2) but O(n) time.", "n", null)]
    [InlineData("Both time and memory are linear in n.", "n", "n")]
    [InlineData("i.e. it is fast.", null, null)]
    public void Prose_and_formulas_are_read_as_growth(string text, string? time, string? memory) =>
        AnswerAnalysis.Of(text, AnswerKind.Complexity).Growth.ShouldBe(new ClaimedGrowth(time, memory));

    [Theory]
    [InlineData("n log k", "n or n log k", true)]
    [InlineData("n", "n·k", false)]
    [InlineData("n^2", "between n and n²", true)]
    [InlineData("n^3", "between n and n²", false)]
    [InlineData("n log k", "n or n log n", true)] // k never varied
    public void A_claim_is_held_against_what_was_measured(string claim, string measured, bool agrees)
    {
        var report = AnswerAnalysis.Of($"O({claim}) time for n tokens from k shards.", AnswerKind.Complexity, new(measured, null));
        report.CodesOf().ShouldContain(agrees ? "time-as-measured" : "time-not-as-measured");
        report.CodesOf().ShouldNotContain(agrees ? "time-not-as-measured" : "time-as-measured");
    }

    [Fact]
    public void Letters_are_explained_or_missed()
    {
        AnswerAnalysis.Of("O(n log k) time.", AnswerKind.Complexity).Found("letters-unexplained").Quote.ShouldBe("O(n log k)");
        AnswerAnalysis.Of("O(n log k) time, n tokens and k shards.", AnswerKind.Complexity).CodesOf().ShouldNotContain("letters-unexplained");
    }

    [Fact]
    public void Measurements_come_from_a_result_of_judge_run()
    {
        MeasuredGrowth.Read("""{"growth":{"time":{"exponent":1,"class":"n log k"},"memory":{"class":""}}}""").ShouldBe(new("n log k", null));
        Should.Throw<JsonException>(() => MeasuredGrowth.Read("""{"verdict":"Accepted","growth":null}"""));
    }

    [Theory]
    [InlineData(0.01, -0.03, 0.04, "1 or log n")]
    [InlineData(1.01, 0.97, 1.04, "n or n log n")] // 300,000 tokens: n log n has an exponent of 1.08
    [InlineData(1, 0.995, 1.005, "n")]
    [InlineData(2.01, 1.97, 2.04, "n² or n² log n")]
    [InlineData(1.3, 1.28, 1.32, "between n log n and n√n")]
    [InlineData(7, 6, 8, "between n³ and 2^n")]
    public void A_result_without_classes_is_read_by_its_exponents(double exponent, double low, double high, string classes)
    {
        var fit = JsonSerializer.Serialize(new { exponent, low, high, words = "" });
        MeasuredGrowth.Read($$"""{"scale":[{"n":10000,"k":64},{"n":10000000,"k":64}],"growth":{ "time":{{fit}} } }""").ShouldBe(new(classes, null));
    }
}
