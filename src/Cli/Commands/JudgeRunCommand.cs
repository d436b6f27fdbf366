using System.CommandLine;
using System.Security.Cryptography;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop judge run</c>: one submission on one package.</summary>
static class JudgeRunCommand
{
    public static Command Create()
    {
        var package = new Option<string>("--package") { Description = "Folder or zip archive of the problem package.", Required = true };
        var submission = new Option<string>("--submission") { Description = "The source file, or a folder of several.", Required = true };
        var seed = new Option<long>("--seed")
        {
            Description = "Seed of the data at production scale; a fresh one unless given.",
            DefaultValueFactory = _ => RandomNumberGenerator.GetInt32(int.MaxValue),
        };
        var command = new Command("run", "Judge one submission.") { package, submission, seed, Output.JsonOption };
        command.SetAction((parsed, cancel) =>
            RunAsync(parsed.GetRequiredValue(package), parsed.GetRequiredValue(submission), parsed.GetValue(seed), Output.Of(parsed), cancel));
        return command;
    }

    static async Task<int> RunAsync(string path, string submission, long seed, Output output, CancellationToken cancel)
    {
        if (!Path.Exists(submission))
            return output.CouldNotRun($"--submission: {submission} does not exist");
        try
        {
            var (package, result) = await JudgeAsync(path, Path.GetFullPath(submission), seed, output, cancel);
            output.Result(result, console => Print(console, package, result));
            return result.Verdict switch
            {
                Verdict.Accepted => ExitCode.Holds,
                Verdict.InternalError => ExitCode.CouldNotRun,
                _ => ExitCode.DoesNotHold,
            };
        }
        catch (OperationCanceledException)
        {
            return output.CouldNotRun("cancelled");
        }
        catch (Exception e) when (e is PackageException or SandboxException or IOException or UnauthorizedAccessException)
        {
            return output.CouldNotRun(e.Message);
        }
    }

    static async Task<(ProblemPackage Package, JudgeResult Result)> JudgeAsync(string path, string submission, long seed, Output output, CancellationToken cancel)
    {
        await using var judging = new OfflineJudge();
        using var source = await PackageSource.OpenAsync(Path.GetFullPath(path), judging.Host.TemporaryFolder("package"), cancel);
        return (source.Package, await judging.Judge.JudgeAsync(source.Package, submission, new() { Seed = seed, Scale = true }, new Steps(output), cancel));
    }

    static void Print(IAnsiConsole console, ProblemPackage package, JudgeResult result)
    {
        var colour = result.Verdict == Verdict.Accepted ? "green" : "red";
        console.MarkupLineInterpolated($"[{colour} bold]{result.Verdict}[/]  {result.Detail}");
        if (result.Compile.Output.Length > 0)
            console.WriteLine(result.Compile.Output);
        var table = new Table().AddColumns("test", "verdict", "CPU ms", "wall ms", "MiB");
        foreach (var test in result.Tests)
            table.AddRow(new Text(test.Name), new Text($"{test.Verdict}"), new Text($"{test.CpuMs}"), new Text($"{test.WallMs}"), new Text($"{test.PeakBytes / 1048576.0:0.0}"));
        console.Write(table.Title(Markup.Escape($"{package.Name}, {result.Language}, CPU limit {package.Limits.Cpu.TotalSeconds:0.##} s")));
        if (result.Scale.Count > 0)
            ScaleTable.Print(console, package, result);
    }

    sealed class Steps(Output output) : IProgress<JudgeProgress>
    {
        public void Report(JudgeProgress value) => output.Progress($"{value.Done}/{value.Total} {value.Step}");
    }
}
