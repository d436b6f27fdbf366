using System.CommandLine;
using Mockloop.Matching.Engine.Files;
using Mockloop.Matching.Engine.Generating;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop plan generate</c>: prints a made-up instance.</summary>
static class PlanGenerateCommand
{
    public static Command Create()
    {
        var candidates = new Option<int>("--candidates") { Description = "People who want a loop.", Required = true };
        var interviewers = new Option<int>("--interviewers") { Description = "People who give interviews.", Required = true };
        var seed = new Option<long>("--seed") { Description = "Same seed, same instance (1).", DefaultValueFactory = _ => 1 };
        var preferences = new Option<double>("--preferences") { Description = "Share of pairs with a preference (0.1).", DefaultValueFactory = _ => 0.1 };
        var history = new Option<double>("--history") { Description = "Share of pairs that met before (0.02).", DefaultValueFactory = _ => 0.02 };
        var ledger = new Option<int>("--ledger") { Description = "Ledger balances from minus to plus this (3).", DefaultValueFactory = _ => 3 };
        var tight = new Option<bool>("--tight") { Description = "Caps so low that not everything may fit." };
        var infeasible = new Option<int>("--infeasible") { Description = "So many candidates cannot get a whole loop (0)." };
        var command = new Command("generate", "Print a made-up instance.")
            { candidates, interviewers, seed, preferences, history, ledger, tight, infeasible, Output.JsonOption };
        command.SetAction(parsed => Run(new()
        {
            Candidates = parsed.GetValue(candidates),
            Interviewers = parsed.GetValue(interviewers),
            Seed = parsed.GetValue(seed),
            Preferences = parsed.GetValue(preferences),
            History = parsed.GetValue(history),
            Ledger = parsed.GetValue(ledger),
            Tight = parsed.GetValue(tight),
            Infeasible = parsed.GetValue(infeasible),
        }, Output.Of(parsed)));
        return command;
    }

    static int Run(GenerateOptions options, Output output)
    {
        (string Option, double Value, double Least, double Most)[] limits =
        [
            ("--candidates", options.Candidates, 1, 2500), ("--interviewers", options.Interviewers, 1, 2500),
            ("--preferences", options.Preferences, 0, 1), ("--history", options.History, 0, 1),
            ("--ledger", options.Ledger, 0, 100), ("--infeasible", options.Infeasible, 0, options.Candidates),
        ];
        foreach (var (option, value, least, most) in limits)
            if (!(value >= least && value <= most))
                return output.CouldNotRun($"{option}: {value}: must be {least} to {most}");
        output.Json(InstanceFile.ToJson(InstanceGenerator.Generate(options)));
        return ExitCode.Holds;
    }
}
