using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Spectre.Console;

namespace Mockloop.Benchmarks.Sandboxes;

/// <summary>Two programs that answer each other: in two sandboxes against two bare processes.</summary>
static class Interaction
{
    const int Exchanges = 100_000, Rounds = 5;
    const double Most = 2;

    public static async Task<bool> RunAsync()
    {
        await using var host = new OciHost(SandboxOptions.FromEnvironment() with { RunId = $"bench-{Environment.ProcessId}" });
        var program = Programs.Compile(host.TemporaryFolder("programs"), "pingpong", Programs.PingPong);
        Sample bare = new("two processes, bare pipes"), boxed = new("two sandboxes, joined pipes");
        for (var round = 0; round < Rounds; round++)
        {
            bare.Take(() => BareProcess.RunPair([program, $"{Exchanges}", "first"], [program, $"{Exchanges}"]));
            await using var left = await RentAsync(host, program);
            await using var right = await RentAsync(host, program);
            await boxed.TakeAsync(() => ExchangeAsync(left, right));
        }
        var table = new Table().AddColumns($"{Exchanges} exchanges", "median ms", "us each", "x bare", "limit");
        foreach (var sample in new[] { bare, boxed })
            table.AddRow(sample.Name, $"{sample.Median:0}", $"{sample.Median * 1000 / Exchanges:0.0}", $"{sample.Median / bare.Median:0.00}", sample == boxed ? $"{Most}" : "");
        AnsiConsole.Write(table);
        return boxed.Median <= Most * bare.Median;
    }

    static async Task<ISandbox> RentAsync(OciHost host, string program)
    {
        var sandbox = await host.RentAsync(CancellationToken.None);
        sandbox.Place(program, "pingpong");
        return sandbox;
    }

    static async Task ExchangeAsync(ISandbox left, ISandbox right)
    {
        var limits = new Limits { Cpu = TimeSpan.FromSeconds(30), Wall = TimeSpan.FromSeconds(60) };
        var (there, back) = (JoinedPipe.Create(), JoinedPipe.Create());
        var outcomes = await Task.WhenAll(
            left.RunAsync(new(["/prog/pingpong", $"{Exchanges}", "first"], limits) { Input = back.Read, Output = there.Write }, CancellationToken.None),
            right.RunAsync(new(["/prog/pingpong", $"{Exchanges}"], limits) { Input = there.Read, Output = back.Write }, CancellationToken.None));
        if (outcomes.Any(o => o.ExitCode != 0))
            throw new InvalidOperationException(string.Join(' ', outcomes.Select(o => o.ToString())));
    }
}
