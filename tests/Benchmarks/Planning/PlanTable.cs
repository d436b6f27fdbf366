using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Mockloop.Benchmarks.Planning;

/// <summary>
/// Plans cohorts of three sizes, each in a process of its own, so that start and compiling count and memory is its own.
/// The baseline is the greedy plan the same run begins with.
/// </summary>
static class PlanTable
{
    const long Seed = 1;

    /// <summary>In the child: one case.</summary>
    public static Task<bool> CaseAsync(int number)
    {
        PlanCase.All[number].Run(Seed);
        return Task.FromResult(true);
    }

    public static async Task<bool> RunAsync()
    {
        var table = new Table().AddColumns("cohort", "placed", "all placed in", "greedy only", "gap 1 s", "30 s", "60 s", "end", "wall s", "CPU s", "MiB", "holds");
        var holds = true;
        foreach (var (number, it) in PlanCase.All.Index())
        {
            var outcome = await ChildAsync(number);
            var isHeld = Holds(it, outcome);
            holds &= isHeld;
            string Gap(double seconds) => seconds > it.Seconds + 1 ? "–" : Percent(outcome.GapAt(seconds));
            table.AddRow(it.Name, $"{outcome.Placed} of {outcome.PlacedBound}", $"{outcome.PlacedIn:0.00} s", Percent(outcome.GreedyGap), Gap(1), Gap(30), Gap(60),
                Percent(outcome.GapAt(double.MaxValue)), $"{outcome.Seconds:0.0}", $"{outcome.CpuSeconds:0.0}", $"{outcome.Mebibytes}", isHeld ? "yes" : "no");
        }
        AnsiConsole.Write(table);
        foreach (var it in PlanCase.All)
            Console.WriteLine($"{it.Name}: all placed in {it.PlacedIn} s, {string.Join(", ", it.Gaps.Select(g => $"gap {g.Gap:0.##%} at {g.Seconds} s"))}, {it.Mebibytes} MiB");
        return holds;
    }

    static bool Holds(PlanCase it, PlanOutcome outcome) =>
        outcome.Violations == 0 && outcome.PlacedIn <= it.PlacedIn && outcome.Mebibytes <= it.Mebibytes
        && it.Gaps.All(g => outcome.GapAt(g.Seconds) <= g.Gap);

    static string Percent(double share) => double.IsFinite(share) ? share.ToString("0.000 %", CultureInfo.InvariantCulture) : "?";

    static async Task<PlanOutcome> ChildAsync(int number)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self, "plan-case", $"{number}"]) { RedirectStandardOutput = true })!;
        var line = await child.StandardOutput.ReadLineAsync();
        await child.WaitForExitAsync();
        return JsonSerializer.Deserialize<PlanOutcome>(line ?? throw new InvalidOperationException($"case {number} ended with {child.ExitCode}"), PlanCase.Json)!;
    }

    // Under dotnet the program is its first argument.
    static string[] Self => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(PlanTable).Assembly.Location] : [];
}
