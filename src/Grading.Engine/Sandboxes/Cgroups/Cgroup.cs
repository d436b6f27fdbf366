using System.Diagnostics;
using System.Globalization;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>
/// The control group of one slot. The worker owns it, not the OCI runtime: a group that the runtime owns is deleted
/// with its out-of-memory counter before anybody can read it.
/// </summary>
abstract class Cgroup : IDisposable
{
    /// <summary>Files a process writes its id to in order to join.</summary>
    public abstract IReadOnlyList<string> JoinFiles { get; }

    /// <summary>Sets the limits of the next run.</summary>
    public abstract void Limit(Limits limits);

    /// <summary>
    /// The sandbox has started. A runtime that insists on groups of its own (runc) made them below ours: its processes
    /// are taken back, or what they do would count there. It itself, with its many threads, is sent one up, or the program
    /// could start so many fewer.
    /// </summary>
    /// <param name="init">Its pid 1 as seen from the host, where that is known.</param>
    public virtual void Started(int? init)
    {
        foreach (var folder in Folders.Where(f => Below(f).Any()))
        {
            var anywhere = !File.Exists($"{folder}/cgroup.subtree_control"); // version 2: in leaves only
            foreach (var pid in anywhere ? Members(folder) : [])
                File.WriteAllText($"{folder}/../cgroup.procs", $"{pid}");
            foreach (var pid in Below(folder).SelectMany(Members))
                File.WriteAllText($"{folder}/cgroup.procs", $"{pid}");
        }
    }

    /// <summary>Words before the command of a run, where limits are set by a program inside.</summary>
    public virtual IReadOnlyList<string> Prefix(Limits limits) => [];

    /// <summary>Gives back cached pages of the last run, or they would count in the next one's peak.</summary>
    public abstract void Reclaim();

    /// <summary>Counters of now; the difference of two readings is a run's use.</summary>
    public abstract CgroupReading Read();

    /// <summary>Starts the peak anew where the kernel can.</summary>
    public abstract void ResetPeak();

    /// <summary>CPU time so far.</summary>
    public abstract TimeSpan Cpu { get; }

    /// <summary>Memory in use now.</summary>
    public abstract long MemoryBytes { get; }

    /// <summary>How long the living processes inside were ready to run and had to wait for a core.</summary>
    public TimeSpan WaitedForCore => Processes.Aggregate(TimeSpan.Zero, (sum, pid) => sum + RunDelay(pid));

    /// <summary>Follows the program of the run that begins now; null where no group counts its CPU time finely enough.</summary>
    public virtual CoreWatch? Watch() => new(this, [.. Processes]);

    protected abstract IReadOnlyList<string> Folders { get; }

    /// <summary>What lives inside now.</summary>
    public virtual IEnumerable<int> Processes => Members(Folders[0]);

    /// <summary>
    /// Kills everything inside: the program, the init, and the runtime too, which a program's doing may have ended before
    /// (the container does not end with it).
    /// </summary>
    public virtual void Kill()
    {
        if (!KilledByKernel(Folders[0]))
            foreach (var pid in Processes)
                Libc.Kill(pid);
    }

    /// <summary>Kills what is left inside and waits until nothing is.</summary>
    /// <exception cref="SandboxException">Something survived for ten seconds.</exception>
    public virtual void Empty() => Empty(Folders);

    /// <summary>Empties and removes the group.</summary>
    public virtual void Dispose() => Remove(Folders);

    internal static void Remove(IReadOnlyList<string> folders)
    {
        Empty(folders);
        foreach (var folder in folders.SelectMany(f => Below(f).Prepend(f)).Reverse().Where(Directory.Exists))
            Directory.Delete(folder); // rmdir: the files in it are the kernel's
    }

    static IEnumerable<string> Below(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories) : [];

    static void Empty(IReadOnlyList<string> folders)
    {
        var since = Stopwatch.GetTimestamp();
        while (folders.SelectMany(f => Below(f).Prepend(f)).SelectMany(Members).ToArray() is { Length: > 0 } members)
        {
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(10))
                throw new SandboxException($"{folders[0]}: processes {string.Join(' ', members.Take(8))} survive SIGKILL");
            if (!KilledByKernel(folders[0]))
                foreach (var pid in members)
                    Libc.Kill(pid);
            Thread.Sleep(2);
        }
    }

    /// <summary>Version 2 since Linux 5.14 kills a whole tree at once, faster than anything in it can fork.</summary>
    static bool KilledByKernel(string folder)
    {
        var file = $"{folder}/cgroup.kill";
        if (!File.Exists(file))
            return false;
        File.WriteAllText(file, "1");
        return true;
    }

    /// <summary>ENODEV: what reading an open file of a group says once the group (the runtime's own, here) is removed.</summary>
    const int NoSuchDevice = 19;

    static IEnumerable<int> Members(string folder)
    {
        try
        {
            return [.. File.ReadLines(Path.Combine(folder, "cgroup.procs")).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
        }
        catch (IOException e) when (e is DirectoryNotFoundException or FileNotFoundException || e.HResult == NoSuchDevice)
        {
            return [];
        }
    }

    /// <summary>Zero where the kernel does not count or the process is gone.</summary>
    static TimeSpan RunDelay(int pid)
    {
        using var task = SchedStat.Of(pid);
        return task?.Read()?.Waited ?? TimeSpan.Zero;
    }
}

/// <summary>Counters of a control group.</summary>
/// <param name="OutOfMemoryKills">Processes the kernel killed for memory.</param>
/// <param name="RefusedForks">Forks refused for the process limit.</param>
/// <param name="PeakBytes">Highest memory use.</param>
/// <param name="Cpu">CPU time.</param>
readonly record struct CgroupReading(long OutOfMemoryKills, long RefusedForks, long PeakBytes, TimeSpan Cpu);
