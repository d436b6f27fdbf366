using System.Diagnostics;
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
    public async Task Headers_compiled_ahead_are_made_once_and_found_by_the_compiler()
    {
        Assert.SkipWhen(PrecompiledHeader.Folder is null || Cpp.Toolchain.Missing is not null, "no compiler, or no folder that is safe from others");
        await PrecompiledHeader.BuildAsync(Cpp.DefaultYear, TestContext.Current.CancellationToken);
        var folder = Path.Combine(PrecompiledHeader.Folder!, PrecompiledHeader.For(Cpp.DefaultYear));
        foreach (var name in PrecompiledHeader.Names)
        {
            var header = PrecompiledHeader.Compiled(folder, name);
            File.GetUnixFileMode(header).HasFlag(UnixFileMode.OtherWrite).ShouldBeFalse(name);
            (await UsedAsync(folder, name)).ShouldContain($"! {header}");
        }
        (await judge.CheckAsync(Language.Called("cpp")!)).Available.ShouldBeTrue();
    }

    /// <summary>What the compiler says of the headers it used.</summary>
    static async Task<string> UsedAsync(string folder, string name)
    {
        var start = new ProcessStartInfo(Cpp.Toolchain.Program, [.. Cpp.Flags(Cpp.DefaultYear), $"-I{folder}", "-H", "-x", "c++", "-c", "-", "-o", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        using var compiler = Process.Start(start)!;
        await compiler.StandardInput.WriteAsync($"#include <{name}>\nint main() {{ std::cout << 1; }}\n");
        compiler.StandardInput.Close();
        return await compiler.StandardError.ReadToEndAsync();
    }
}
