using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging.Verifying;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Mockloop.Grading.Tests.Engine;

/// <summary>Every package under <c>Fixtures</c> and what its verification should say.</summary>
public sealed class FixtureTests(JudgeFixture judge)
{
    static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static TheoryData<string> Packages() =>
        [.. Directory.EnumerateDirectories(Root).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Packages))]
    public async Task A_package_is_verified_as_it_should_be(string name)
    {
        var expected = Read(Path.Combine(Root, $"{name}.expect.yaml"));
        var package = await judge.VerifyAsync(Path.Combine(Root, name));

        var said = string.Join('\n', package.Submissions.Select(s => $"{s.File}: {s.Verdict} {s.Skipped} {s.Detail}")
            .Concat(package.InvalidInputs).Concat(package.Notes).Append(package.Refused));
        if (expected.Refused is { } why)
        {
            package.Refused.ShouldNotBeNull().ShouldContain(why);
            return;
        }
        package.Refused.ShouldBeNull();
        package.Agree.ShouldBe(expected.Agree, said);
        package.Submissions.Where(s => s.Skipped is not null).Select(s => s.File).ShouldBe(expected.Skipped, said);
        foreach (var (file, verdict) in expected.Verdicts)
            package.Submissions.Single(s => s.File == file).Verdict.ShouldBe(Enum.Parse<Verdict>(verdict), said);
        said.ShouldContain(expected.Says);
    }

    static Expectation Read(string file) => File.Exists(file)
        ? new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Expectation>(File.ReadAllText(file))
        : new();

    sealed class Expectation
    {
        public bool Agree { get; set; } = true;
        public string? Refused { get; set; }
        public string Says { get; set; } = "";
        public List<string> Skipped { get; set; } = [];
        public Dictionary<string, string> Verdicts { get; set; } = [];
    }
}
