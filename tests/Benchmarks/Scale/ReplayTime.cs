using System.Diagnostics;
using System.Globalization;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Mockloop.Grading.Engine.Scale.Devices;
using Spectre.Console;

namespace Mockloop.Benchmarks.Scale;

/// <summary>
/// Where the wall time of a judging goes that replays a right C++ program at the largest size of its package, and how much
/// memory the judging process takes for it, with the data made and compared by SIMD and by a device process.
/// </summary>
static class ReplayTime
{
    const double MostMiB = 200;
    static readonly (string Package, string Submission)[] Subjects =
        [("merge-token-streams", "heap.cpp"), ("registry-repair", "union_find.cpp")];

    public static async Task<bool> RunAsync()
    {
        var table = new Table().AddColumns(
            "replay", "device", "verdict", "wall s", "program's wall s", "its CPU s", "feed s", "check s", "the rest s", "device start s", "M rows/s", "this process MiB", "device MiB", "at most");
        var holds = true;
        await using var host = new OciHost(SandboxOptions.FromEnvironment() with { RunId = $"bench-{Environment.ProcessId}" });
        foreach (var (package, submission) in Subjects)
            foreach (var choice in new[] { DeviceChoice.Simd, DeviceChoice.Auto })
                holds &= await MeasureAsync(host, table, Path.Combine(Packages(), package), submission, choice);
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 200); // one line each, also in a file
        AnsiConsole.Write(table);
        return holds;
    }

    static async Task<bool> MeasureAsync(OciHost host, Table table, string folder, string submission, DeviceChoice choice)
    {
        var package = LargestOnly(ProblemPackage.Load(folder));
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5"); // the peak of memory starts anew
        using var devices = new DataDevices(new DeviceOptions { Choice = choice });
        var starting = Stopwatch.StartNew();
        devices.Open().Dispose();
        starting.Stop();
        var scale = new ScaleStart();
        var result = await new Judge(host, host.TemporaryFolder($"{Path.GetFileName(folder)}-{choice}"), devices).JudgeAsync(
            package, Path.Combine(folder, "submissions", "accepted", submission), new() { Scale = true }, scale, CancellationToken.None);
        if (result.Scale is not [{ Split: { } split } replay])
            throw new InvalidOperationException($"{submission} was not replayed: {result.Verdict}: {result.Detail}");
        var wall = scale.SinceStart.TotalSeconds;
        double? device = devices.ProcessId is { } process ? PeakMiB(process) : null;
        var own = PeakMiB(Environment.ProcessId);
        table.AddRow(
            $"{Path.GetFileName(folder)}, {replay.N:N0}, {replay.K:N0}", $"{result.Device!.Kind}", $"{replay.Verdict}{(replay.Runs > 1 ? $" of {replay.Runs} runs" : "")}",
            $"{wall:0.00}", Seconds(replay.WallMs), Seconds(split.SubmissionMs), Seconds(split.FeedMs), Seconds(split.CheckMs), replay.Runs > 1 ? "" : $"{wall - (replay.WallMs / 1000.0):0.00}",
            $"{starting.Elapsed.TotalSeconds:0.00}", $"{replay.RowsPerSecond / 1e6:0.0}", $"{own:0}", device is null ? "" : $"{device:0}", $"{MostMiB}");
        if (result.Device.Fallback is { } why)
            AnsiConsole.WriteLine($"{choice}: {why}");
        if (replay.Detail.Length > 0)
            AnsiConsole.WriteLine($"{submission}: {replay.Detail}");
        return own < MostMiB && replay.Verdict == Grading.Engine.Verdict.Accepted;
    }

    static ProblemPackage LargestOnly(ProblemPackage package)
    {
        var scale = package.Scale ?? throw new InvalidOperationException($"{package.Name}: no scale.yaml");
        return package with { Scale = scale with { Ladders = scale.Ladders.ToDictionary(l => l.Key, IReadOnlyList<Grading.Engine.Scale.Definition.Rung> (l) => [l.Value[^1]]) } };
    }

    static double PeakMiB(int process) => double.Parse(
        File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    static string Seconds(long milliseconds) => $"{milliseconds / 1000.0:0.00}";

    /// <summary>As they lie in the repository.</summary>
    static string Packages()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "src", "Questions", "Packages");
    }

    /// <summary>Hears when the tests are done and the replay begins.</summary>
    sealed class ScaleStart : IProgress<JudgeProgress>
    {
        long startedAt;

        public TimeSpan SinceStart => Stopwatch.GetElapsedTime(startedAt);

        public void Report(JudgeProgress value)
        {
            if (startedAt == 0 && value.Step.StartsWith("scale ", StringComparison.Ordinal))
                startedAt = Stopwatch.GetTimestamp();
        }
    }
}
