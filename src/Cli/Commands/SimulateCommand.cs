using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Mockloop.Cli.Platform;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop simulate</c>: plays a seeded cohort on a platform of its own, which is gone afterwards.</summary>
static class SimulateCommand
{
    public static Command Create()
    {
        Option<string?>[] passedOn =
        [
            new("--members") { Description = "People in the cohort (8)." },
            new("--candidates") { Description = "How many of them are candidates (4)." },
            new("--seed") { Description = "Same seed, same outcomes (1)." },
            new("--track") { Description = "Track id (senior-tpm)." },
            new("--faults") { Description = "shuffle, duplicate, or both with a comma." },
            new("--replicas") { Description = "Replicas of every service (1)." },
            new("--workers") { Description = "Grading workers (1)." },
        ];
        var command = new Command("simulate", "Play a seeded cohort from invitation to decision.") { Output.JsonOption };
        foreach (var option in passedOn) command.Options.Add(option);
        command.SetAction((parsed, stop) =>
        {
            var arguments = passedOn.Where(o => parsed.GetValue(o) is not null).SelectMany(o => new[] { o.Name, parsed.GetValue(o)! });
            return RunAsync([.. arguments], Output.Of(parsed), stop);
        });
        return command;
    }

    static async Task<int> RunAsync(string[] arguments, Output output, CancellationToken stop)
    {
        if (Checkout.Root is not { } root) return output.CouldNotRun("simulate needs the checkout: run deploy/local/mockloop there.");
        // Its own state, in a place that the database's user can reach.
        var state = Directory.CreateTempSubdirectory("mockloop-simulate-");
        File.SetUnixFileMode(state.FullName, (UnixFileMode)0b111_101_101);
        var result = Path.Combine(state.FullName, "result.json");
        try
        {
            var code = await PlayAsync(root, ["--demo", "--once", "--state", state.FullName, "--result", result, .. arguments], output, stop);
            if (!File.Exists(result)) return output.CouldNotRun($"The platform ended with code {code} and without a result; what it said is above.");
            var outcome = JsonNode.Parse(await File.ReadAllTextAsync(result, stop))!;
            output.Result(outcome, console => console.WriteLine(Summary(outcome)));
            return code == 0 ? ExitCode.Holds : ExitCode.DoesNotHold;
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    static async Task<int> PlayAsync(string root, string[] arguments, Output output, CancellationToken stop)
    {
        using var play = Process.Start(new ProcessStartInfo(Path.Combine(root, "deploy/local/up.sh"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        play.StandardInput.Close();
        // Asked to stop: the AppHost is told and cleans up behind itself before this returns.
        using var asked = stop.Register(() => Process.Start("kill", ["-TERM", $"{play.Id}"]).Dispose());
        while (await play.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line) output.Progress(line);
        await play.WaitForExitAsync(CancellationToken.None);
        return play.ExitCode;
    }

    static string Summary(JsonNode outcome) => string.Join('\n', outcome["loops"]!.AsArray()
        .Select(loop => $"{loop!["candidate"]}: {loop["outcome"]}")
        .Append($"{outcome["seconds"]} s"));
}
