using System.Diagnostics;

namespace Mockloop.Debrief.Tests.Cli;

/// <summary>The command line of this checkout, as a process.</summary>
static class CommandLine
{
    /// <summary>Exit code, standard output and standard error of <c>mockloop debrief …</c>.</summary>
    public static async Task<(int Code, string Said, string Complained)> DebriefAsync(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program(), "debrief", .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said, await complained);
    }

    static string Program()
    {
        var top = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(top, "Platform.sln"))) top = Path.GetDirectoryName(top)!;
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        return Path.Combine(top, "src/Cli/bin", configuration, "net10.0/Mockloop.Cli.dll");
    }
}
