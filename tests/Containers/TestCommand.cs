using System.Diagnostics;

namespace Mockloop.Containers;

/// <summary>The command that runs the tests, told where the servers are.</summary>
static class TestCommand
{
    /// <summary>Runs it to its end; when cancelled it is ended with all it started.</summary>
    public static async Task<int> RunAsync(string[] command, IReadOnlyDictionary<string, string> variables, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command[0], command[1..]);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        // The engine's variables are not the tests' business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TESTCONTAINERS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return process.ExitCode;
    }
}
