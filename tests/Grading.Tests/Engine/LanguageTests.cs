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

    [Fact]
    public async Task A_header_compiled_ahead_is_made_once_and_found_by_the_compiler()
    {
        Assert.SkipWhen(PrecompiledHeader.Folder is null || Cpp.Toolchain.Missing is not null, "no compiler, or no folder that is safe from others");
        await PrecompiledHeader.BuildAsync(Cpp.DefaultYear, TestContext.Current.CancellationToken);
        var header = Path.Combine(PrecompiledHeader.Folder!, PrecompiledHeader.For(Cpp.DefaultYear), "bits", "stdc++.h.gch");
        File.Exists(header).ShouldBeTrue();
        File.GetUnixFileMode(header).HasFlag(UnixFileMode.OtherWrite).ShouldBeFalse();
        (await judge.CheckAsync(Language.Called("cpp")!)).Available.ShouldBeTrue();
    }
}
