using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Mockloop.Grading.Tests.Engine;
using Mockloop.Grading.Tests.Engine.Packages;

namespace Mockloop.Grading.Tests.Cli;

/// <summary><c>mockloop judge</c> as others call it: from any folder, with exit codes, and one JSON object alone on standard output.</summary>
public sealed class JudgeCommandTests(JudgeFixture judge) : IDisposable
{
    const int Holds = 0, DoesNotHold = 1, CouldNotRun = 2;
    const string Yaml = "problem_format_version: 2025-09\nlimits: {time_limit: 2}\n";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mockloop-cli-");
    readonly PackageOnDisk package = new PackageOnDisk(Yaml).Write(
        ("submissions/accepted/a.py", "print(input())\n"), ("submissions/wrong_answer/b.py", "print(2)\n"));

    [Fact]
    public async Task Run_takes_a_folder_or_an_archive_and_a_file_or_a_folder()
    {
        var archive = Path.Combine(folder.FullName, "p.zip");
        ZipFile.CreateFromDirectory(package.Folder, archive);
        var several = folder.CreateSubdirectory("several").FullName;
        File.WriteAllText(Path.Combine(several, "main.py"), "import more\nmore.say()\n");
        File.WriteAllText(Path.Combine(several, "more.py"), "def say():\n    print(input())\n");

        foreach (var (from, submitted) in new[] { (package.Folder, "several"), ("p.zip", several), ("p.zip", Path.Combine(package.Folder, "submissions/accepted/a.py")) })
        {
            var (code, said) = await RunAsync("run", "--package", from, "--submission", submitted, "--json");
            (code, Json(said).GetProperty("verdict").GetString()).ShouldBe((Holds, "Accepted"), said);
        }
    }

    [Fact]
    public async Task Run_says_by_its_exit_code_how_it_went()
    {
        var (code, said) = await RunAsync("run", "--package", package.Folder, "--submission", Path.Combine(package.Folder, "submissions/wrong_answer/b.py"), "--json");
        (code, Json(said).GetProperty("tests")[0].GetProperty("verdict").GetString()).ShouldBe((DoesNotHold, "WrongAnswer"));
        (await RunAsync("run", "--package", package.Folder, "--submission", "nowhere.py", "--json")).ShouldBe((CouldNotRun, ""));
        (await RunAsync("run", "--package", "nowhere", "--submission", ".", "--json")).ShouldBe((CouldNotRun, ""));
        (await RunAsync("run", "--json")).ShouldBe((CouldNotRun, ""));
    }

    [Fact]
    public async Task Verify_counts_what_could_be_read_and_says_what_could_not()
    {
        var broken = folder.CreateSubdirectory("broken").FullName;
        (await RunAsync("verify", package.Folder, "--json")).Code.ShouldBe(Holds);
        (await RunAsync("verify", broken, "--json")).Code.ShouldBe(CouldNotRun);

        var (code, said) = await RunAsync("verify", broken, package.Folder, "--json");
        code.ShouldBe(DoesNotHold);
        var packages = Json(said).GetProperty("packages");
        packages[0].GetProperty("refused").GetString().ShouldNotBeNull();
        packages[1].GetProperty("agree").GetBoolean().ShouldBeTrue();

        package.Write(("submissions/wrong_answer/c.py", "print(input())\n"));
        (await RunAsync("verify", package.Folder, "--json")).Code.ShouldBe(DoesNotHold);
    }

    static JsonElement Json(string said) => JsonElement.Parse(said);

    async Task<(int Code, string Said)> RunAsync(params string[] words)
    {
        judge.Need();
        var start = new ProcessStartInfo("dotnet", [Program(), "judge", .. words])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MOCKLOOP_RUN_ID"] = $"test-{Environment.ProcessId}-cli";
        using var process = Process.Start(start)!;
        var (said, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await complaint;
        return (process.ExitCode, await said);
    }

    static string Program()
    {
        var top = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(top, "Platform.sln"))) top = Path.GetDirectoryName(top)!;
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        return Path.Combine(top, "src/Cli/bin", configuration, "net10.0/Mockloop.Cli.dll");
    }

    public void Dispose()
    {
        package.Dispose();
        folder.Delete(recursive: true);
    }
}
