using System.Diagnostics;
using System.Globalization;
using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>Removes every trace of a run but its state folder: processes, control groups, mounts, temporary files.</summary>
static class Sweep
{
    /// <summary>Variable by which processes of a run are known, even those that left their session.</summary>
    public const string Mark = "MOCKLOOP_RUN_ID";

    const int Kill = 9;

    public static void Clean(RunJournal run)
    {
        EndGroups(run.Entries);
        EndMarked(run.RunId);
        RemoveControlGroups($"mockloop-{run.RunId}");
        Unmount(run.RunFolder);
        RemoveFiles(run);
        File.Delete(run.File);
    }

    // Programs of ours are killed first, at once: their work is in the databases. Servers then stop in order, together.
    static void EndGroups(IReadOnlyList<JournalEntry> entries)
    {
        var alive = entries.Where(entry => entry.IsAlive).OrderByDescending(entry => entry.Signal == Kill).ToList();
        foreach (var entry in alive)
            _ = ServerProcess.Signal(entry.Signal == Kill ? -entry.Leader : entry.Leader, entry.Signal);
        var clock = Stopwatch.StartNew();
        while (alive.Any(entry => entry.IsAlive && clock.Elapsed.TotalSeconds < entry.PatienceSeconds))
            Thread.Sleep(20);
        foreach (var entry in alive)
            _ = ServerProcess.Signal(-entry.Leader, Kill);
    }

    static void EndMarked(string runId)
    {
        // Twice: one could be forking while we look.
        for (var pass = 0; pass < 2; pass++)
            foreach (var process in Numbers(Directory.EnumerateDirectories("/proc")).Where(process => IsMarked(process, runId)))
                _ = ServerProcess.Signal(process, Kill);
    }

    static bool IsMarked(int process, string runId)
    {
        if (process == Environment.ProcessId)
            return false;
        try
        {
            return File.ReadAllText($"/proc/{process}/environ").Split('\0').Contains($"{Mark}={runId}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static void RemoveControlGroups(string name)
    {
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 6, AttributesToSkip = FileAttributes.ReparsePoint };
        if (!Directory.Exists("/sys/fs/cgroup"))
            return;
        foreach (var top in Directory.EnumerateDirectories("/sys/fs/cgroup", name, everywhere).ToList())
            // Deepest first: a group with groups below it cannot be removed.
            foreach (var group in Directory.EnumerateDirectories(top, "*", SearchOption.AllDirectories).Append(top).OrderByDescending(path => path.Length).ToList())
                RemoveControlGroup(group);
    }

    static void RemoveControlGroup(string group)
    {
        for (var tries = 0; tries < 100 && Directory.Exists(group); tries++)
        {
            try
            {
                foreach (var process in File.ReadAllLines(Path.Combine(group, "cgroup.procs")))
                    _ = ServerProcess.Signal(int.Parse(process, CultureInfo.InvariantCulture), Kill);
                Directory.Delete(group);
            }
            catch (IOException)
            {
                Thread.Sleep(20);
            }
        }
    }

    static void Unmount(string folder)
    {
        var below = File.ReadAllLines("/proc/self/mountinfo").Select(line => line.Split(' ')[4])
            .Where(point => point == folder || point.StartsWith(folder + "/", StringComparison.Ordinal)).Reverse();
        foreach (var point in below)
            Process.Start("umount", ["-l", point]).WaitForExit();
    }

    static void RemoveFiles(RunJournal run)
    {
        if (Directory.Exists(run.RunFolder))
            Directory.Delete(run.RunFolder, recursive: true);
        // The runtime's diagnostic pipes of an AppHost that was killed; the other processes had theirs in the run's folder.
        if (RunJournal.StartTime(run.AppHost) is null)
            foreach (var pattern in new[] { "dotnet-diagnostic", "clr-debug-pipe" })
                foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), $"{pattern}-{run.AppHost}-*"))
                    File.Delete(file);
    }

    static IEnumerable<int> Numbers(IEnumerable<string> paths) =>
        paths.Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture));
}
