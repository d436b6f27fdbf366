using System.Collections.Concurrent;
using System.Diagnostics;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>Versions of the programs a result depends on, asked once.</summary>
static class Toolchain
{
    static readonly ConcurrentDictionary<string, string> Versions = new();

    public static string VersionOf(string program) => Versions.GetOrAdd(program, static p =>
    {
        using var process = Process.Start(new ProcessStartInfo(p, ["--version"]) { RedirectStandardOutput = true })!;
        var first = process.StandardOutput.ReadLine() ?? "";
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return first;
    });
}
