using Spectre.Console;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>On a terminal: the resources in a table that is kept up to date.</summary>
sealed class LiveTable : IAsyncDisposable
{
    readonly IReadOnlyList<ResourceRun> runs;
    readonly OutputLines output;
    readonly CancellationTokenSource stop = new();
    readonly Task drawing;

    LiveTable(IReadOnlyList<ResourceRun> runs, OutputLines output)
    {
        (this.runs, this.output) = (runs, output);
        output.IsQuiet = true;
        drawing = Task.Run(() => AnsiConsole.Live(Draw()).StartAsync(RefreshAsync));
    }

    /// <summary>The table, or null where the console is no terminal or belongs to one resource's output.</summary>
    public static LiveTable? For(IReadOnlyList<ResourceRun> runs, string? speaker, OutputLines output) =>
        speaker is null && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi ? new(runs, output) : null;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await drawing;
        output.IsQuiet = false;
        stop.Dispose();
    }

    async Task RefreshAsync(LiveDisplayContext display)
    {
        while (!stop.IsCancellationRequested)
        {
            display.UpdateTarget(Draw());
            await Task.WhenAny(Task.Delay(500, stop.Token));
        }
        display.UpdateTarget(Draw());
    }

    Rows Draw()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("resource", "kind", "state", "health", "restarts", "address");
        foreach (var run in runs)
            table.AddRow(
                Markup.Escape(run.Name), run.Resource.Kind, $"[{Colour(run.State)}]{run.State}[/]",
                run.IsHealthy ? "[green]healthy[/]" : run.State == ResourceState.Running ? "[yellow]not yet[/]" : "",
                run.RestartCount == 0 ? "" : $"{run.RestartCount}", Markup.Escape(run.Urls.FirstOrDefault() ?? ""));
        return new Rows(table, new Text(string.Join('\n', output.Last)), new Markup("[grey]Ctrl-C stops everything[/]"));
    }

    static string Colour(ResourceState state) => state switch
    {
        ResourceState.Running or ResourceState.Finished => "green",
        ResourceState.Failed => "red",
        ResourceState.Restarting => "yellow",
        _ => "grey",
    };
}
