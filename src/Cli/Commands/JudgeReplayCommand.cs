using System.CommandLine;
using System.Text.Json;
using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Judging.Replaying;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop judge replay</c>: whether a result comes out again.</summary>
static class JudgeReplayCommand
{
    const int MostRuns = 100;

    public static Command Create()
    {
        var certificate = new Argument<FileInfo>("CERT") { Description = "What judge run --json printed." };
        var package = new Option<string>("--package") { Description = "Folder or zip archive of the problem package.", Required = true };
        var submission = new Option<string>("--submission") { Description = "The source file, or a folder of several.", Required = true };
        var runs = new Option<int>("-n") { Description = $"How often, 1 to {MostRuns}.", DefaultValueFactory = _ => 3 };
        var command = new Command("replay", "Judge a submission again under the certificate of a result, and compare.") { certificate, package, submission, runs, Output.JsonOption };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(certificate), parsed.GetRequiredValue(package), parsed.GetRequiredValue(submission), parsed.GetValue(runs), Output.Of(parsed), cancel));
        return command;
    }

    static async Task<int> RunAsync(FileInfo certificate, string path, string submission, int runs, Output output, CancellationToken cancel)
    {
        if (runs is < 1 or > MostRuns)
            return output.CouldNotRun($"-n: {runs}: expected 1 to {MostRuns}");
        try
        {
            var original = Read(certificate);
            await using var judging = new OfflineJudge();
            using var source = await PackageSource.OpenAsync(Path.GetFullPath(path), judging.Host.TemporaryFolder("package"), cancel);
            if (CertificateReplay.Mismatch(original.Certificate, source.Package, submission) is { } why)
                return output.CouldNotRun(why);
            var report = await CertificateReplay.RunAsync(judging.Judge, original, source.Package, submission, runs,
                (count, result) => output.Progress($"{count}/{runs} {result.Verdict}"), cancel);
            output.Result(report, console => Print(console, report));
            return report.Verdicts.ContainsKey($"{Verdict.InternalError}") ? ExitCode.CouldNotRun : report.Stable ? ExitCode.Holds : ExitCode.DoesNotHold;
        }
        catch (OperationCanceledException)
        {
            return output.CouldNotRun("cancelled");
        }
        catch (Exception e) when (e is PackageException or SandboxException or IOException or UnauthorizedAccessException or JsonException)
        {
            return output.CouldNotRun(e.Message);
        }
    }

    static JudgeResult Read(FileInfo certificate)
    {
        using var file = certificate.OpenRead();
        return JsonSerializer.Deserialize<JudgeResult>(file, JudgeResult.Json) is { Certificate: not null } result
            ? result
            : throw new JsonException($"{certificate.FullName}: no result of judge run --json: it has no certificate");
    }

    static void Print(IAnsiConsole console, ReplayReport report)
    {
        console.MarkupLineInterpolated($"[{(report.Stable ? "green" : "red")} bold]{(report.Stable ? "stable" : "not stable")}[/]  {string.Join(", ", report.Verdicts.Select(v => $"{v.Value} × {v.Key}"))}; was {report.Original}");
        console.MarkupLineInterpolated($"CPU time varies by {report.CpuVariation:0.0%}{(report.NearLimit ? "; near a limit" : "")}");
        foreach (var difference in report.Differences)
            console.MarkupLineInterpolated($"different now: {difference}");
    }
}
