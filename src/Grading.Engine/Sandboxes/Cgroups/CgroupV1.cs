using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>Version 1: one folder per controller.</summary>
sealed class CgroupV1 : Cgroup
{
    public static readonly string[] Controllers = ["memory", "pids", "cpuacct"];

    readonly string memory, pids, cpuacct;

    public CgroupV1(string parent, string name)
    {
        Folders = [.. Controllers.Select(c => $"{CgroupHost.Root}/{c}/{parent}/{name}")];
        (memory, pids, cpuacct) = (Folders[0], Folders[1], Folders[2]);
        foreach (var folder in Folders)
            Directory.CreateDirectory(folder);
        File.WriteAllText($"{memory}/memory.swappiness", "0");
    }

    public override IReadOnlyList<string> JoinFiles => [.. Folders.Select(f => $"{f}/cgroup.procs")];

    protected override IReadOnlyList<string> Folders { get; }

    public override void Limit(Limits limits)
    {
        // Not memory.memsw as well: equal limits leave the fail counters at 0 on recent kernels.
        File.WriteAllText($"{memory}/memory.limit_in_bytes", $"{limits.MemoryBytes}");
        File.WriteAllText($"{pids}/pids.max", $"{limits.Processes + LauncherProcesses}");
    }

    public override void Reclaim() => File.WriteAllText($"{memory}/memory.force_empty", "0");

    public override CgroupReading Read() => new(
        Keyed($"{memory}/memory.oom_control", "oom_kill"),
        Keyed($"{pids}/pids.events", "max"),
        Number($"{memory}/memory.max_usage_in_bytes"),
        Cpu);

    public override TimeSpan Cpu => TimeSpan.FromMicroseconds(Number($"{cpuacct}/cpuacct.usage") / 1000.0);

    public override void ResetPeak() => File.WriteAllText($"{memory}/memory.max_usage_in_bytes", "0");

    /// <summary>The runtime, the init and the runner are in the group too.</summary>
    internal const int LauncherProcesses = 3;
}
