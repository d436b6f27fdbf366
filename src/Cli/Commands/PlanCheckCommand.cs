using System.CommandLine;
using System.Text.Json;
using Mockloop.Matching.Engine.Checking;
using Mockloop.Matching.Engine.Files;
using Mockloop.Matching.Engine.Planning;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop plan check</c>: does a plan keep every rule of its instance?</summary>
static class PlanCheckCommand
{
    public static Command Create()
    {
        var instance = new Argument<string>("INSTANCE") { Description = "The instance, as JSON." };
        var plan = new Argument<string>("PLAN") { Description = "The plan, as mockloop plan --json prints it." };
        var command = new Command("check", "Check a plan against its instance, with none of the planner's code.") { instance, plan, Output.JsonOption };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(instance), parsed.GetRequiredValue(plan), Output.Of(parsed)));
        return command;
    }

    static int Run(string instancePath, string planPath, Output output)
    {
        var reading = instancePath;
        try
        {
            using var instanceFile = File.OpenRead(instancePath);
            var instance = InstanceFile.Read(instanceFile);
            reading = planPath;
            using var planFile = File.OpenRead(planPath);
            var violations = PlanChecker.Check(instance, PlanFile.Read(planFile));
            output.Result(new { ok = violations.Count == 0, violations }, console =>
            {
                foreach (var v in violations)
                    console.WriteLine($"{v.Rule}: {v.Candidate} {v.Stage}: {v.Detail}");
                console.WriteLine(violations.Count == 0 ? "The plan keeps every rule." : $"{violations.Count} violations.");
            });
            return violations.Count == 0 ? ExitCode.Holds : ExitCode.DoesNotHold;
        }
        catch (Exception e) when (e is PlanInstanceException or JsonException or IOException or UnauthorizedAccessException)
        {
            return output.CouldNotRun($"{reading}: {(e is JsonException ? "no valid JSON: " : "")}{e.Message}");
        }
    }
}
