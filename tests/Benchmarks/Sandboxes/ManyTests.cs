using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Spectre.Console;

namespace Mockloop.Benchmarks.Sandboxes;

/// <summary>Twenty small tests of a C++ program in one sandbox, emptied between them, against twenty bare processes.</summary>
static class ManyTests
{
    const int Tests = 20;
    const double Most = 1.5;
    const string Program = "#include <iostream>\nint main() { long n = 0, s = 0; while (std::cin >> n) s += n; std::cout << s << '\\n'; }\n";

    public static async Task<bool> RunAsync(OciHost host, Table table, int rounds)
    {
        var folder = host.TemporaryFolder("many");
        var program = Programs.Compile(folder, "sum", Program);
        var input = Path.Combine(folder, "input");
        await File.WriteAllTextAsync(input, "1 2 3\n");
        var command = new SandboxCommand(["/prog/sum"], new Limits()) { Input = new ProgramInput.File(input) };
        Sample bare = new($"bare, {Tests} processes"), many = new($"one sandbox, {Tests} tests");
        for (var round = 0; round < rounds; round++)
        {
            bare.Take(() =>
            {
                for (var i = 0; i < Tests; i++)
                    BareProcess.Run(input, [program]);
            });
            await using var sandbox = await host.RentAsync(CancellationToken.None);
            sandbox.Place(program, "sum");
            await many.TakeAsync(() => TestAsync(sandbox, command));
        }
        var ratio = many.Median / bare.Median;
        foreach (var sample in new[] { bare, many })
            table.AddRow("small C++ tests", sample.Name, $"{sample.Median:0.00}", $"{sample.Percentile95:0.00}",
                $"{sample.Median / bare.Median:0.00}", sample == many ? $"{Most}" : "");
        return ratio <= Most;
    }

    static async Task TestAsync(ISandbox sandbox, SandboxCommand command)
    {
        for (var i = 0; i < Tests; i++)
        {
            using var output = new MemoryStream();
            var outcome = await sandbox.RunAsync(command with { Output = new ProgramOutput.Into(output) }, CancellationToken.None);
            var clean = sandbox.CleanAsync(CancellationToken.None);
            if (outcome.ExitCode != 0 || output.Length != 2 || !await clean)
                throw new InvalidOperationException($"test {i}: {outcome}");
        }
    }
}
