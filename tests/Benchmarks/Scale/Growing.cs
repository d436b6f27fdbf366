using System.Diagnostics;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Mockloop.Grading.Engine.Scale.Fitting;
using Spectre.Console;

namespace Mockloop.Benchmarks.Scale;

/// <summary>Whether growth is classified rightly, or said to be indistinguishable from the right class, while every core is busy with something else.</summary>
static class Growing
{
    const int Rounds = 20, MostWrong = 1;

    public static async Task<bool> RunAsync()
    {
        await using var host = new OciHost(SandboxOptions.FromEnvironment() with { RunId = $"bench-{Environment.ProcessId}" });
        var folder = host.TemporaryFolder("programs");
        var program = Programs.Compile(folder, "growth", KnownGrowth.Cpp);
        var script = Path.Combine(folder, "growth.py");
        await File.WriteAllTextAsync(script, KnownGrowth.PythonSource);
        Tally[] tallies = [.. KnownGrowth.All.SelectMany(known => new[] { new Tally(known, Memory: false), new Tally(known, Memory: true) })];
        var loads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Process.Start("/bin/sh", ["-c", "while :; do :; done"])).ToList();
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var pair in tallies.Chunk(2))
                    await ClimbAsync(host, pair[0].Known.Python ? script : program, pair);
                Console.Error.WriteLine($"climbed {round + 1} of {Rounds} times");
            }
        }
        finally
        {
            loads.ForEach(load => load.Kill());
        }
        var table = new Table().AddColumns("program", "quantity", "grows like", "right", "cannot tell", "wrong", "said most often");
        foreach (var tally in tallies)
            table.AddRow(tally.Row);
        AnsiConsole.Write(table);
        return tallies.All(t => t.Wrong <= MostWrong);
    }

    static async Task ClimbAsync(OciHost host, string program, Tally[] timeAndMemory)
    {
        var known = timeAndMemory[0].Known;
        List<Observation> time = [], memory = [];
        foreach (var (n, k) in known.Sizes)
        {
            var outcome = await OnceAsync(host, program, known, n, k);
            time.Add(new(n, k, outcome.Cpu.TotalMilliseconds));
            memory.Add(new(n, k, outcome.PeakBytes));
        }
        var report = GrowthReport.Of(time, memory, new(null, null), new()) ?? throw new InvalidOperationException("too few sizes");
        timeAndMemory[0].Take(report.Time);
        timeAndMemory[1].Take(report.Memory);
    }

    static async Task<SandboxOutcome> OnceAsync(OciHost host, string program, KnownGrowth known, long n, long k)
    {
        await using var sandbox = await host.RentAsync(CancellationToken.None);
        sandbox.Place(program, "program");
        string[] start = known.Python ? ["/usr/bin/python3", "/prog/program"] : ["/prog/program"];
        var limits = new Limits { Cpu = TimeSpan.FromSeconds(10), Wall = TimeSpan.FromSeconds(60) };
        var outcome = await sandbox.RunAsync(new([.. start, known.Name, $"{n}", $"{k}"], limits), CancellationToken.None);
        return outcome.ExitCode == 0 ? outcome : throw new InvalidOperationException($"{known.Name} {n} {k}: {outcome}");
    }

    sealed record Tally(KnownGrowth Known, bool Memory)
    {
        readonly GrowthClass truth = GrowthClass.Parse(Memory ? Known.Memory : Known.Time, new());
        readonly List<string> said = [];
        int right, either;

        public int Wrong => said.Count - right - either;

        public string[] Row =>
        [
            $"{Known.Name}{(Known.Python ? " (Python)" : "")}", Memory ? "memory" : "time", $"{truth}", $"{right}", $"{either}", $"{Wrong}",
            said.CountBy(s => s).MaxBy(s => s.Value).Key,
        ];

        public void Take(MeasuredGrowth growth)
        {
            said.Add(growth.Class);
            var contains = growth.Classes.Contains(truth);
            right += contains && growth.Classes.Count == 1 ? 1 : 0;
            either += contains && growth.Classes.Count > 1 ? 1 : 0;
        }
    }
}
