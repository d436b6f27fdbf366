using System.CommandLine;
using Mockloop.Cli.Doctor;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop doctor</c>: what this machine needs, has, and how to get the rest.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var start = new Option<bool>("--start") { Description = "Also start one sandbox, run a program in it and say how long that takes." };
        var command = new Command("doctor", "Check what this machine needs for the platform, one line each.") { start, Output.JsonOption };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(start), Output.Of(parsed), cancel));
        return command;
    }

    static async Task<int> RunAsync(bool start, Output output, CancellationToken cancel)
    {
        List<Need> needs = [.. Machine.Needs()];
        if (start)
            needs.Add(await FirstSandbox.TryAsync(cancel));
        var ok = needs.All(n => n.Met || n.Optional);
        output.Result(new { ok, needs }, console =>
        {
            foreach (var need in needs)
                Print(console, need);
        });
        return ok ? ExitCode.Holds : ExitCode.DoesNotHold;
    }

    static void Print(IAnsiConsole console, Need need)
    {
        var mark = need.Met ? "[green]ok     [/]" : need.Optional ? "[yellow]without[/]" : "[red]missing[/]";
        var remedy = need.Met ? "" : $" → {need.Remedy}";
        console.MarkupLine($"{mark} {Markup.Escape($"{need.Name,-16} {need.Found}{remedy}")}");
    }
}
