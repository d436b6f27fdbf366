using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>Version 1: one folder per controller.</summary>
sealed class CgroupV1 : Cgroup
{
    public static readonly string[] Controllers = ["memory", "pids", "cpuacct"];

    const long Little = 8 << 20; // not worth the millisecond that giving it back takes
    readonly string memory, pids;
    readonly CgroupFile use, peak, outOfMemory, forks, cpu;

    public CgroupV1(string parent, string name)
    {
        Folders = [.. Controllers.Select(c => $"{CgroupHost.Root}/{c}/{parent}/{name}")];
        (memory, pids) = (Folders[0], Folders[1]);
        foreach (var folder in Folders)
            Directory.CreateDirectory(folder);
        File.WriteAllText($"{memory}/memory.swappiness", "0");
        use = new($"{memory}/memory.usage_in_bytes");
        peak = new($"{memory}/memory.max_usage_in_bytes");
        outOfMemory = new($"{memory}/memory.oom_control");
        forks = new($"{pids}/pids.events");
        cpu = new($"{Folders[2]}/cpuacct.usage");
    }

    public override IReadOnlyList<string> JoinFiles => [.. Folders.Select(f => $"{f}/cgroup.procs")];

    protected override IReadOnlyList<string> Folders { get; }

    public override void Limit(Limits limits)
    {
        // Not memory.memsw as well: equal limits leave the fail counters at 0 on recent kernels.
        File.WriteAllText($"{memory}/memory.limit_in_bytes", $"{limits.MemoryBytes}");
        File.WriteAllText($"{pids}/pids.max", $"{limits.Processes + LauncherProcesses}");
    }

    public override void Reclaim()
    {
        if (use.Number > Little)
            File.WriteAllText($"{memory}/memory.force_empty", "0");
    }

    public override CgroupReading Read() => new(outOfMemory.Keyed("oom_kill"u8), forks.Keyed("max"u8), peak.Number, Cpu);

    public override TimeSpan Cpu => TimeSpan.FromMicroseconds(cpu.Number / 1000.0);

    public override long MemoryBytes => use.Number;

    public override void ResetPeak() => peak.Write("0"u8);

    public override void Dispose()
    {
        foreach (var file in new[] { use, peak, outOfMemory, forks, cpu })
            file.Dispose();
        base.Dispose();
    }

    /// <summary>The runtime, the init and the runner are in the group too.</summary>
    internal const int LauncherProcesses = 3;
}
