using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>
/// How nothing is left behind: a second process of the same program, in a session of its own, reads a pipe that only
/// the AppHost holds. When it closes, in order or because the AppHost was killed, the guard sweeps what the journal names.
/// </summary>
sealed class Guard(Process process)
{
    public const string Word = "guard";
    public const string LockFile = "guard.lock";

    /// <summary>Starts the guard of this run.</summary>
    public static Guard Start(string stateFolder, string runId)
    {
        string[] self = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) != "dotnet"
            ? [path]
            : [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]];
        var start = new ProcessStartInfo("setsid", [.. self, Word, stateFolder, runId]) { RedirectStandardInput = true, WorkingDirectory = "/" };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredCompilation"] = "1";
        return new(Process.Start(start)!);
    }

    /// <summary>Everything has been stopped: let it sweep the rest, and wait.</summary>
    public async Task ReleaseAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    /// <summary>The guard itself; returns its exit code.</summary>
    public static int Watch(string[] args)
    {
        if (args is not [_, var stateFolder, var runId])
            return 2;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        using var held = Hold(Path.Combine(stateFolder, LockFile));
        using var pipe = Console.OpenStandardInput();
        while (pipe.ReadByte() >= 0)
        {
        }
        // Only our own run: a guard that starts late must not take the next run's processes for its own.
        if (RunJournal.Read(Path.Combine(stateFolder, "run.journal")) is { } journal && journal.RunId == runId)
            Sweep.Clean(journal);
        return 0;
    }

    static FileStream Hold(string file)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                Thread.Sleep(20);
            }
        }
    }
}
