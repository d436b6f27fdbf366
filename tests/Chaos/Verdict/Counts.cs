using Mockloop.Chaos.Killing;
using Spectre.Console;

namespace Mockloop.Chaos.Verdict;

/// <summary>The table of numbers.</summary>
static class Counts
{
    internal static async Task PrintAsync(Books books, Killer killer, IEnumerable<Point> deaths, CancellationToken stop)
    {
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 140;
        var events = new Table().Title("Messages, all plays").AddColumns("published", "consumed", "duplicates dropped", "redelivered", "failed");
        events.AddRow(
            $"{await books.SumAsync("select count(*) from outbox_message where destination is null", stop)}",
            $"{await books.SumAsync("select count(*) from inbox_message", stop)}",
            $"{await books.SumAsync("select coalesce(sum(duplicates), 0) from inbox_message", stop)}",
            $"{await books.SumAsync("select coalesce(sum(redelivered), 0) from inbox_message", stop)}",
            $"{await books.SumAsync("select count(*) from failed_message", stop)}");
        AnsiConsole.Write(events);

        var kills = new Table().Title("Kills").AddColumns("target", "kill -9", "ready again after, s", "died at named points");
        foreach (var (target, count) in killer.Kills)
            kills.AddRow(target, $"{count}", string.Join(", ", killer.Recoveries[target].Select(t => $"{t.TotalSeconds:0.0}")),
                string.Join(", ", deaths.Where(p => p.Service == target).Select(p => p.Name)));
        AnsiConsole.Write(kills);
    }
}
