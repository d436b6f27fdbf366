using System.CommandLine;
using System.Text.Json;
using Mockloop.Matching.Engine.Files;
using Mockloop.Matching.Engine.Planning;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop plan</c>: plans a cohort's loops offline; <c>generate</c> and <c>check</c> beside it.</summary>
static class PlanCommand
{
    public static Command Create()
    {
        var instance = new Argument<string>("INSTANCE") { Description = "The instance, as JSON." };
        var seconds = new Option<double>("--seconds") { Description = "Time limit (10).", DefaultValueFactory = _ => 10 };
        var seed = new Option<long>("--seed") { Description = "Same seed, same search (1).", DefaultValueFactory = _ => 1 };
        var command = new Command("plan", "Plan the loops of a cohort.") { instance, seconds, seed, Output.JsonOption };
        command.Subcommands.Add(PlanGenerateCommand.Create());
        command.Subcommands.Add(PlanCheckCommand.Create());
        command.SetAction((parsed, stop) => Task.FromResult(
            Run(parsed.GetRequiredValue(instance), parsed.GetValue(seconds), parsed.GetValue(seed), Output.Of(parsed), stop)));
        return command;
    }

    static int Run(string path, double seconds, long seed, Output output, CancellationToken stop)
    {
        if (seconds is not (> 0 and <= 86_400))
            return output.CouldNotRun($"--seconds: {seconds}: must be above 0 and at most 86400");
        try
        {
            using var file = File.OpenRead(path);
            var options = new PlanOptions { Seed = seed, TimeLimit = TimeSpan.FromSeconds(seconds) };
            var plan = new LoopPlanner().Solve(InstanceFile.Read(file), options, new Steps(output), stop);
            output.Result(PlanFile.ToJson(plan), console => Print(console, plan));
            return plan.Unplaced.Count == 0 ? ExitCode.Holds : ExitCode.DoesNotHold;
        }
        catch (Exception e) when (e is PlanInstanceException or JsonException or IOException or UnauthorizedAccessException)
        {
            return output.CouldNotRun(e is JsonException ? $"{path}: no valid JSON: {e.Message}" : e.Message);
        }
    }

    static void Print(IAnsiConsole console, Plan plan)
    {
        var table = new Table().AddColumns("candidate", "stage", "role", "interviewer", "start (UTC)");
        foreach (var p in plan.Placed)
            table.AddRow(new Text(p.Candidate), new Text(p.Stage), new Text(p.Role), new Text(p.Interviewer), new Text($"{p.Start:uuuu-MM-dd HH:mm}"));
        console.Write(table);
        foreach (var u in plan.Unplaced)
            console.MarkupLineInterpolated($"[red]{u.Candidate} {u.Stage}[/]: {u.Reason} {u.Relaxation}");
        foreach (var level in plan.Levels)
            console.MarkupLineInterpolated($"{level.Name}: {level.Value:0.##}, at most {level.Bound:0.##} (gap {level.Gap:0.###%})");
        console.MarkupLineInterpolated($"[bold]{plan.Status.ToString().ToLowerInvariant()}[/] after {plan.Seconds:0.0} s");
    }

    sealed class Steps(Output output) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress at) => output.Progress(double.IsFinite(at.SecondaryBound)
            ? $"{at.Seconds,6:0.0} s  placed {at.Placed} of {at.Wanted}  secondary {at.Secondary:0.##}, at most {at.SecondaryBound:0.##} (gap {at.Gap:0.###%})"
            : $"{at.Seconds,6:0.0} s  placed {at.Placed} of {at.Wanted}  secondary {at.Secondary:0.##}");
    }
}
