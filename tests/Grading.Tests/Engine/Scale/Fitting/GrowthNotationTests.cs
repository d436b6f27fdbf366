using Mockloop.Grading.Engine.Scale.Fitting;

namespace Mockloop.Grading.Tests.Engine.Scale.Fitting;

public sealed class GrowthNotationTests
{
    static readonly FactorNames Shards = new("tokens", "shards"), Graph = new("V", "E"), Alone = new("n", null);

    [Theory]
    [InlineData("1", "1")]
    [InlineData("O(1)", "1")]
    [InlineData("constant", "1")]
    [InlineData("k", "k")]
    [InlineData("n log k", "n log k")]
    [InlineData("O(n log(k))", "n log k")]
    [InlineData("nlogk", "n log k")]
    [InlineData("log k * n", "n log k")]
    [InlineData("tokens * log2(shards)", "n log k")]
    [InlineData("tokens × lg shards", "n log k")]
    [InlineData("n*k", "n·k")]
    [InlineData("nk", "n·k")]
    [InlineData("3 n k + 100 n", "n·k")]
    [InlineData("Θ(n^2)", "n²")]
    [InlineData("n²", "n²")]
    [InlineData("n**3", "n³")]
    [InlineData("n sqrt(n)", "n√n")]
    [InlineData("n√n", "n√n")]
    [InlineData("n^1.5", "n√n")]
    [InlineData("n log n^2", "n log n")]
    [InlineData("n (log n)^2", "n (log n)^2")]
    [InlineData("n log^2 n", "n (log n)^2")]
    [InlineData("(n + k) log n", "(n + k) log n")]
    [InlineData("k log n + n log n", "(n + k) log n")]
    [InlineData("(n + k)^2", "n² + n·k + k²")]
    [InlineData("n log(n*k)", "n log n + n log k")]
    [InlineData("n α(n)", "n")]
    [InlineData("n + n log k + k", "n log k + k")]
    public void Formulas_are_read_as_people_write_them(string text, string expected) =>
        GrowthClass.Parse(text, Shards).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("V + E", "V + E")]
    [InlineData("O(e log v)", "E log V")]
    [InlineData("(V+E) log V", "(V + E) log V")]
    [InlineData("E alpha(V)", "E")]
    public void A_workload_s_own_names_are_read_and_written(string text, string expected) =>
        GrowthClass.Parse(text, Graph).Write(Graph).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("n +")]
    [InlineData("n log")]
    [InlineData("(n")]
    [InlineData("n)")]
    [InlineData("n m")]
    [InlineData("fast")]
    [InlineData("n^0")]
    [InlineData("n / k")]
    [InlineData("2^n")]
    [InlineData("n^k")]
    public void What_is_no_formula_is_refused_with_its_text(string text)
    {
        var refused = Should.Throw<FormatException>(() => GrowthClass.Parse(text, Shards));
        refused.Message.ShouldContain(text);
        GrowthClass.TryParse(text, Shards, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_factor_that_a_workload_does_not_have_is_refused() =>
        Should.Throw<FormatException>(() => GrowthClass.Parse("n k", Alone)).Message.ShouldBe("\"n k\": k is not understood; factors are n");

    [Fact]
    public void What_is_written_is_read_back()
    {
        foreach (var growth in Candidates.For(kVaries: true, allowed: null))
            GrowthClass.Parse(growth.Write(Shards), Shards).ShouldBe(growth);
    }
}
