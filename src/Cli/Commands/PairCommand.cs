using System.CommandLine;
using System.Diagnostics;
using Mockloop.Matching.Engine.Pairing;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop pair</c>: pairs of the greatest total weight in a graph.</summary>
static class PairCommand
{
    const int MostSeconds = 3600, PairsShown = 20;
    const string Expected = """{"nodes":N,"edges":[[u,v,w],…]}: nodes from 0, whole weights; zero and less is never taken, of parallel edges the heaviest.""";

    public static Command Create()
    {
        var graph = new Argument<string>("GRAPH.json") { Description = Expected };
        var seconds = new Option<double>("--seconds")
        {
            Description = $"Longest time to solve, up to {MostSeconds}; then the best pairs so far and their proved bound are printed.",
            DefaultValueFactory = _ => 8,
        };
        var command = new Command("pair", "Pair the nodes of a graph for the greatest total weight.") { graph, seconds, Output.JsonOption };
        command.SetAction((parsed, cancel) => Task.Run(() => Run(parsed.GetRequiredValue(graph), parsed.GetValue(seconds), Output.Of(parsed), cancel), CancellationToken.None));
        return command;
    }

    static int Run(string path, double seconds, Output output, CancellationToken cancel)
    {
        if (!(seconds is > 0 and <= MostSeconds))
            return output.CouldNotRun($"--seconds: {seconds}: expected more than 0, up to {MostSeconds}");
        if (Directory.Exists(path))
            return output.CouldNotRun($"{path}: a folder: expected a file with {Expected}");
        try
        {
            var compiling = Task.Run(MaximumWeightMatching.Prepare, CancellationToken.None);
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var graph = GraphReader.Read(file);
            if (graph.Edges.Count(e => e.From == e.To) is var loops and > 0)
                output.Progress($"{loops} edges from a node to itself are left out.");
            compiling.Wait(cancel);
            var since = Stopwatch.GetTimestamp();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            stop.CancelAfter(TimeSpan.FromSeconds(seconds));
            var result = MaximumWeightMatching.Solve(graph.Nodes, graph.Edges, stop.Token);
            var took = Stopwatch.GetElapsedTime(since).TotalSeconds;
            output.Result(
                new { result.Weight, Pairs = result.Pairs.Select(p => new[] { p.From, p.To }), result.Bound, result.Exact, Seconds = took },
                console => Print(console, graph, result, took));
            return ExitCode.Holds;
        }
        catch (OperationCanceledException)
        {
            return output.CouldNotRun("cancelled");
        }
        catch (GraphException e)
        {
            return output.CouldNotRun($"{path}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return output.CouldNotRun(e.Message);
        }
    }

    static void Print(IAnsiConsole console, WeightedGraph graph, MatchingResult result, double seconds)
    {
        console.MarkupLineInterpolated($"[bold]{result.Pairs.Count} pairs of weight {result.Weight}[/] among {graph.Nodes} nodes and {graph.Edges.Length} edges, {seconds:0.000} s");
        console.WriteLine(result.Exact
            ? "No pairs weigh more: proved."
            : $"No pairs weigh more than {result.Bound}: at most {(double)(result.Bound - result.Weight) / Math.Max(1, result.Weight):0.00%} are missing. A longer --seconds may find more.");
        var weights = graph.Edges.GroupBy(e => (Math.Min(e.From, e.To), Math.Max(e.From, e.To))).ToDictionary(g => g.Key, g => g.Max(e => e.Weight));
        var table = new Table().AddColumns("node", "with", "weight");
        foreach (var pair in result.Pairs.Take(PairsShown))
            table.AddRow($"{pair.From}", $"{pair.To}", $"{weights[pair]}");
        console.Write(table);
        if (result.Pairs.Count > PairsShown)
            console.WriteLine($"… and {result.Pairs.Count - PairsShown} more: --json prints all.");
    }
}
