using System.CommandLine;
using Mockloop.Grading.Engine.Judging.Verifying;
using Mockloop.Grading.Engine.Sandboxes;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop judge verify</c>: whether packages' own submissions get what the packages promise.</summary>
static class JudgeVerifyCommand
{
    public static Command Create()
    {
        var packages = new Argument<string[]>("DIR") { Description = "Folders or zip archives of problem packages.", Arity = ArgumentArity.OneOrMore };
        var scale = new Option<bool>("--scale") { Description = "Replay at production scale too, and compare with what scale.yaml promises." };
        var command = new Command("verify", "Run the packages' own submissions and compare with what is promised of them.") { packages, scale, Output.JsonOption };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(packages), parsed.GetValue(scale), Output.Of(parsed), cancel));
        return command;
    }

    static async Task<int> RunAsync(string[] packages, bool scale, Output output, CancellationToken cancel)
    {
        if (packages.FirstOrDefault(p => !Directory.Exists(p) && !File.Exists(p)) is { } missing)
            return output.CouldNotRun($"{missing}: does not exist");
        try
        {
            var report = await VerifyAsync(packages, scale, output, cancel);
            output.Result(report, console => Print(console, report));
            return report.NothingRan ? ExitCode.CouldNotRun : report.Agrees ? ExitCode.Holds : ExitCode.DoesNotHold;
        }
        catch (OperationCanceledException)
        {
            return output.CouldNotRun("cancelled");
        }
        catch (Exception e) when (e is SandboxException or IOException or UnauthorizedAccessException)
        {
            return output.CouldNotRun(e.Message);
        }
    }

    static async Task<VerifyReport> VerifyAsync(string[] packages, bool scale, Output output, CancellationToken cancel)
    {
        await using var judging = new OfflineJudge();
        var verified = new List<VerifiedPackage>();
        foreach (var path in packages)
        {
            var verification = new Verification(judging.Host, judging.Host.TemporaryFolder($"verify{verified.Count}"), scale ? judging.Devices : null, output.Progress);
            verified.Add(await verification.RunAsync(path, cancel));
            if (verified[^1] is { Refused: { } why, Name: var name })
                output.Progress($"{name}: refused: {why}");
        }
        return new(verified);
    }

    static string Words(VerifiedSubmission s) => s.Skipped ?? (s.Agree ? s.Scale is { } scale ? $"at scale: {scale.Verdict}" : "" : s.Detail);

    static void Print(IAnsiConsole console, VerifyReport report)
    {
        foreach (var package in report.Packages)
        {
            var table = new Table().AddColumns("submission", "expected", "verdict", "agrees", "slowest ms", "MiB", "");
            foreach (var s in package.Submissions)
                table.AddRow(
                    new Text(s.File), new Text(string.Join(" ", s.Expected)), new Text($"{s.Verdict}"), new Text(s.Skipped is not null ? "–" : s.Agree ? "yes" : "NO"),
                    new Text($"{s.SlowestMs}"), new Text($"{s.PeakBytes / 1048576.0:0.0}"), new Text(Words(s)));
            var state = package.Refused is { } why ? $"refused: {why}" : package.Agree ? "agrees" : "DISAGREES";
            console.Write(table.Title(Markup.Escape($"{package.Name}: {state}{(package.TimeLimitMs is { } ms ? $", CPU limit {ms} ms" : "")}")));
            foreach (var line in package.InvalidInputs.Concat(package.Notes))
                console.WriteLine(line);
        }
    }
}
