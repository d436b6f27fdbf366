using System.Globalization;

namespace Mockloop.AppHost.Servers;

/// <summary>Reads a cluster's <c>postmaster.pid</c>: who serves the folder, and whether it accepts connections.</summary>
static class PostgresLock
{
    const int Interrupt = 2;

    /// <summary>Stops whatever still serves the folder and removes the lock of a server that is no more.</summary>
    public static async Task ReleaseAsync(string data, CancellationToken ct)
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(file))
            return;
        var lines = await File.ReadAllLinesAsync(file, ct);
        if (lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) && Serves(pid, data))
        {
            _ = ServerProcess.Signal(pid, Interrupt);
            for (var waited = 0; Serves(pid, data); waited++)
            {
                if (waited == 200)
                    throw new InvalidOperationException($"A PostgreSQL server (process {pid}) still uses {data} and does not stop; end it first.");
                await Task.Delay(100, ct);
            }
        }
        // The number in the file may meanwhile belong to a stranger, which PostgreSQL would take for a running server.
        File.Delete(file);
    }

    /// <summary>Waits until the server writes that it is ready.</summary>
    public static async Task WaitUntilReadyAsync(string data, ServerProcess server, TimeSpan limit, CancellationToken ct)
    {
        var file = Path.Combine(data, "postmaster.pid");
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(limit);
        while (!IsReady(file))
        {
            if (server.Exited.IsCompleted)
                throw new InvalidOperationException($"PostgreSQL ended with {await server.Exited} while starting; see its log.");
            await Task.Delay(20, timer.Token);
        }
    }

    static bool IsReady(string file)
    {
        try
        {
            return File.ReadAllLines(file) is [_, _, _, _, _, _, _, var status, ..] && status.Trim() == "ready";
        }
        catch (IOException)
        {
            return false;
        }
    }

    static bool Serves(int pid, string data) =>
        Directory.Exists($"/proc/{pid}") && new FileInfo($"/proc/{pid}/cwd").LinkTarget == data;
}
