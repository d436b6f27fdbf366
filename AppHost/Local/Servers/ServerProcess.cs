using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mockloop.AppHost.Servers;

/// <summary>
/// A server program in a session of its own: Ctrl-C on the terminal does not reach it, and one signal reaches
/// everything it started. Its output goes straight to a file, so it outlives its parent unharmed and can stop in order.
/// </summary>
sealed class ServerProcess
{
    readonly Process process;

    /// <summary>Takes over a process that is the leader of its session.</summary>
    public ServerProcess(Process process)
    {
        this.process = process;
        Exited = WaitAsync();
    }

    /// <summary>Process id, which is also the id of its session and process group.</summary>
    public int Id => process.Id;

    /// <summary>Completes with the exit code.</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts the command with exactly the given environment.</summary>
    public static ServerProcess Start(IEnumerable<string> command, IReadOnlyDictionary<string, string> environment, string logFile)
    {
        string[] words = ["sh", "-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", logFile, .. command];
        var start = new ProcessStartInfo("setsid", words) { WorkingDirectory = "/" };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new ServerProcess(Process.Start(start)!);
    }

    /// <summary>Runs a command to its end and returns what it printed; a failure throws with its error output.</summary>
    public static async Task<string> RunAsync(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null, string input = "", CancellationToken ct = default)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = await process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {errors.Trim()}");
        return await output;
    }

    /// <summary>Asks with the signal, waits that long, then kills the whole group.</summary>
    public async Task StopAsync(int signal, TimeSpan patience)
    {
        if (!Exited.IsCompleted)
            _ = Signal(Id, signal);
        await Task.WhenAny(Exited, Task.Delay(patience));
        _ = Signal(-Id, 9);
        await Exited;
    }

    [DllImport("libc", EntryPoint = "kill")]
    public static extern int Signal(int processOrGroup, int signal);

    async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
