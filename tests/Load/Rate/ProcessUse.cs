using System.Globalization;

namespace Mockloop.Load.Rate;

/// <summary>What the kernel counts of processes and control groups.</summary>
static class ProcessUse
{
    const double TicksPerSecond = 100; // of /proc on every Linux that .NET runs on
    static readonly string[] Counters = ["/sys/fs/cgroup/cpuacct", "/sys/fs/cgroup/cpu,cpuacct", "/sys/fs/cgroup"];

    /// <summary>CPU seconds of the process itself.</summary>
    public static double Cpu(int pid) => Fields(pid) is { } fields
        ? (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond
        : 0;

    /// <summary>CPU seconds of everything that ever ran in the sandboxes of a run, starting them included.</summary>
    public static double SandboxCpu(string runId)
    {
        foreach (var folder in Counters.Select(c => Path.Combine(c, $"mockloop-{runId}")))
        {
            string first = Path.Combine(folder, "cpuacct.usage"), second = Path.Combine(folder, "cpu.stat");
            if (File.Exists(first))
                return long.Parse(File.ReadAllText(first), CultureInfo.InvariantCulture) / 1e9;
            if (File.Exists(second))
                return long.Parse(File.ReadLines(second).First().Split(' ')[1], CultureInfo.InvariantCulture) / 1e6; // usage_usec
        }
        throw new InvalidOperationException($"no control group of mockloop-{runId}");
    }

    /// <summary>The most memory the process ever had, in MiB.</summary>
    public static double PeakMiB(int pid) => File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kib, ..] ? double.Parse(kib, CultureInfo.InvariantCulture) / 1024 : 0;

    /// <summary>All that descend from the process and live.</summary>
    public static IReadOnlyList<int> Descendants(int pid)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _))
            .Select(n => int.Parse(n!, CultureInfo.InvariantCulture)).Select(p => (Pid: p, Fields: Fields(p))).Where(p => p.Fields is not null)
            .ToLookup(p => int.Parse(p.Fields![1], CultureInfo.InvariantCulture), p => p.Pid);
        var found = new List<int>([pid]);
        for (var i = 0; i < found.Count; i++)
            found.AddRange(parents[found[i]]);
        return [.. found.Skip(1)];
    }

    /// <summary>Whether it was started with such a word.</summary>
    public static bool IsCalled(int pid, string word)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Contains(word, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // it ended
        }
    }

    /// <summary>Of <c>stat</c>, from the state on; null when it has ended.</summary>
    static string[]? Fields(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
