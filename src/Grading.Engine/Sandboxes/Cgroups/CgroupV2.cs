using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>Version 2: one folder.</summary>
sealed class CgroupV2 : Cgroup
{
    readonly string folder;
    readonly CgroupFile memory, forks, cpu, current;
    readonly CgroupFile? peak;

    public CgroupV2(UnifiedTree tree, string parent, string name)
    {
        var above = $"{tree.Folder}/{parent}";
        folder = $"{above}/{name}";
        tree.Delegate();
        Directory.CreateDirectory(above);
        UnifiedTree.Give(above);
        Directory.CreateDirectory(folder);
        memory = new($"{folder}/memory.events");
        forks = new($"{folder}/pids.events");
        cpu = new($"{folder}/cpu.stat");
        current = new($"{folder}/memory.current");
        peak = File.Exists($"{folder}/memory.peak") ? new($"{folder}/memory.peak") : null;
    }

    public override IReadOnlyList<string> JoinFiles => [$"{folder}/cgroup.procs"];

    protected override IReadOnlyList<string> Folders => [folder];

    /// <summary>memory.oom.group stays off: what breaks the memory limit dies, and the runner lives to tell.</summary>
    public override void Limit(Limits limits)
    {
        File.WriteAllText($"{folder}/memory.max", $"{limits.MemoryBytes}");
        if (File.Exists($"{folder}/memory.swap.max"))
            File.WriteAllText($"{folder}/memory.swap.max", "0");
        File.WriteAllText($"{folder}/pids.max", $"{limits.Processes + CgroupV1.LauncherProcesses}");
    }

    public override CgroupReading Read() =>
        new(memory.Keyed("oom_kill"u8), forks.Keyed("max"u8), (peak ?? current).Number, Cpu);

    public override TimeSpan Cpu => TimeSpan.FromMicroseconds(cpu.Keyed("usage_usec"u8));

    public override long MemoryBytes => current.Number;

    /// <summary>Since Linux 6.12, for readers of the same open file; before, the peak is the group's highest so far: an upper bound.</summary>
    public override void ResetPeak()
    {
        try
        {
            peak?.Write("reset"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An older kernel.
        }
    }

    public override void Reclaim()
    {
        try
        {
            File.WriteAllText($"{folder}/memory.reclaim", $"{current.Number}");
        }
        catch (IOException)
        {
            // Older kernels cannot, and newer ones say so when some pages have to stay: the peak is an upper bound then.
        }
    }

    public override void Dispose()
    {
        foreach (var file in new[] { memory, forks, cpu, current, peak })
            file?.Dispose();
        base.Dispose();
    }
}
