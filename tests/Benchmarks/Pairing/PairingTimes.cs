using System.Diagnostics;
using System.Text.Json;
using Mockloop.Matching.Engine.Pairing;
using Mockloop.Matching.Tests.Engine.Pairing;
using Spectre.Console;

namespace Mockloop.Benchmarks.Pairing;

/// <summary><c>mockloop pair</c> as people start it, a fresh process each time, against taking the heaviest edge first.</summary>
static class PairingTimes
{
    const int Rounds = 3;

    /// <summary>A graph with its limits: median seconds, and how far the bound may lie above the weight; 0 must be exact.</summary>
    sealed record Case(string Name, int Nodes, Func<WeightedEdge[]> Make, double Seconds, double Gap = 0);

    sealed record Answer(long Weight, long Bound, bool Exact, double Seconds);

    static readonly Case[] Cases =
    [
        new("dense", 500, () => Graphs.Dense(500, 1), 0.1),
        new("dense", 1000, () => Graphs.Dense(1000, 2), 0.5),
        new("dense, 4 different weights", 1000, () => Graphs.Dense(1000, 3, 4), 0.5),
        new("20 partners", 1000, () => Graphs.Sparse(1000, 20, 4), 0.1),
        new("20 partners, geometric", 1000, () => Graphs.Geometric(1000, 20, 5), 0.1),
        new("20 partners, cliques of 3, 5 and 7", 1000, () => Graphs.Cliques(1000, 20, 6, 3, 5, 7), 0.1),
        new("20 partners", 100_000, () => Graphs.Sparse(100_000, 20, 7), 10, 0.02),
        new("20 partners, geometric", 100_000, () => Graphs.Geometric(100_000, 20, 8), 10, 0.02),
        new("20 partners, cliques of 3", 100_000, () => Graphs.Cliques(100_000, 20, 9, 3), 10, 0.02),
        new("20 partners, cliques of 5", 100_000, () => Graphs.Cliques(100_000, 20, 10, 5), 10, 0.02),
        new("20 partners, cliques of 7", 100_000, () => Graphs.Cliques(100_000, 20, 11, 7), 10, 0.02),
    ];

    public static async Task<bool> RunAsync()
    {
        var table = new Table().AddColumns("graph", "nodes", "edges", "s", "at most", "process, s", "gap", "at most", "exact", "greedy, s", "greedy's weight");
        var holds = true;
        foreach (var graph in Cases)
        {
            var edges = graph.Make();
            var (solving, process, greedy) = (new Sample("solving"), new Sample("process"), new Sample("greedy"));
            var (answer, weight) = (new Answer(0, 0, false, 0), 0L);
            using var file = new GraphFile(graph.Nodes, edges);
            for (var round = 0; round < Rounds; round++)
            {
                await process.TakeAsync(async () => answer = await PairAsync(file.Path));
                solving.Add(answer.Seconds * 1000);
                greedy.Take(() => weight = GreedyMatching.Weight(graph.Nodes, edges));
            }
            var gap = (double)(answer.Bound - answer.Weight) / answer.Weight;
            holds &= solving.Median / 1000 <= graph.Seconds && gap <= graph.Gap && weight <= answer.Weight;
            table.AddRow(graph.Name, $"{graph.Nodes}", $"{edges.Length}", $"{solving.Median / 1000:0.000}", $"{graph.Seconds}", $"{process.Median / 1000:0.00}",
                $"{gap:0.00%}", $"{graph.Gap:0%}", answer.Exact ? "yes" : "no", $"{greedy.Median / 1000:0.000}", $"{(double)weight / answer.Weight:0.0%}");
        }
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"medians of {Rounds} fresh processes; solving is what the command prints: its code is compiled while the graph is read");
        return holds;
    }

    static async Task<Answer> PairAsync(string graph)
    {
        var top = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(top, "Platform.sln")))
            top = Path.GetDirectoryName(top)!;
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(top, "deploy/local/mockloop"), ["pair", graph, "--json"]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Answer>(said, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"mockloop pair ended with {process.ExitCode}");
    }

    sealed class GraphFile : IDisposable
    {
        public GraphFile(int nodes, WeightedEdge[] edges) =>
            File.WriteAllText(Path, $"{{\"nodes\":{nodes},\"edges\":[{string.Join(',', edges.Select(e => $"[{e.From},{e.To},{e.Weight}]"))}]}}");

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
