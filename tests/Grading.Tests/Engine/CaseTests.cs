using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Tests.Engine;

/// <summary>Every folder under <c>Cases</c> and what it expects.</summary>
public sealed class CaseTests(JudgeFixture judge)
{
    static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static TheoryData<string> Cases() =>
        [.. Directory.EnumerateDirectories(Root).Select(f => Path.GetFileName(f)).Where(n => n != "package").Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_case_gets_its_verdict(string name)
    {
        var folder = Path.Combine(Root, name);
        var expected = ProblemYaml.Read<Expectation>(Path.Combine(folder, "expect.yaml"));
        var submission = Directory.EnumerateFiles(folder).Single(f => !f.EndsWith("expect.yaml", StringComparison.Ordinal));

        var result = await judge.JudgeAsync(Path.Combine(Root, "package"), submission);

        var said = $"{result.Detail}\n{result.Compile.Output}";
        result.Verdict.ShouldBe(Enum.Parse<Verdict>(expected.Verdict), said);
        if (expected.Test is { } test)
            result.Tests[^1].Name.ShouldBe(test);
        if (expected.Says is { } words)
            said.ShouldContain(words);
    }

    sealed class Expectation
    {
        public string Verdict { get; set; } = "";
        public string? Test { get; set; }
        public string? Says { get; set; }
    }
}
