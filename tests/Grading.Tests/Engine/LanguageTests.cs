using Mockloop.Grading.Engine.Languages;

namespace Mockloop.Grading.Tests.Engine;

/// <summary>Every language that is on this machine passes its self-test; the others say what is missing.</summary>
public sealed class LanguageTests(JudgeFixture judge)
{
    public static TheoryData<string> Codes() => [.. Language.All.Select(l => l.Code)];

    [Theory, MemberData(nameof(Codes))]
    public async Task A_language_passes_its_self_test(string code)
    {
        var language = Language.Called(code)!;
        Assert.SkipWhen(language.Missing is not null, language.Missing ?? "");
        var check = await judge.CheckAsync(language);
        check.Available.ShouldBeTrue(check.Found);
        check.Found.ShouldNotBeEmpty("the certificate names the version");
    }
}
