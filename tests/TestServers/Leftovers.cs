namespace Mockloop.TestServers;

/// <summary>What a run has left on the machine: processes, mounts, control groups, temporary files.</summary>
public static class Leftovers
{
    /// <summary>In words, of the run with this id.</summary>
    public static IReadOnlyList<string> Of(string runId) =>
        [.. Processes(runId), .. Mounts(runId), .. Groups(runId), .. Files(runId)];

    // Every process of a run carries its id in its environment, whatever it became afterwards.
    static IEnumerable<string> Processes(string runId) =>
        Directory.GetDirectories("/proc").Where(p => int.TryParse(Path.GetFileName(p), out _))
            .Where(p => Read(Path.Combine(p, "environ")).Contains(runId, StringComparison.Ordinal))
            .Select(p => $"process {Path.GetFileName(p)}: {Read(Path.Combine(p, "cmdline")).Replace('\0', ' ')}");

    static IEnumerable<string> Mounts(string runId) =>
        File.ReadLines("/proc/self/mounts").Where(m => m.Contains(runId, StringComparison.Ordinal)).Select(m => "mount " + m);

    static IEnumerable<string> Groups(string runId) =>
        Directory.EnumerateDirectories("/sys/fs/cgroup", $"*{runId}*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true })
            .Select(g => "cgroup " + g);

    static IEnumerable<string> Files(string runId) =>
        Directory.EnumerateFileSystemEntries(Path.GetTempPath(), $"*{runId}*").Select(f => "file " + f);

    static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
