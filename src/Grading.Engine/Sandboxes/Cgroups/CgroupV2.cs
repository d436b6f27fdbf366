using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>Version 2: one folder.</summary>
sealed class CgroupV2 : Cgroup
{
    readonly string folder;

    public CgroupV2(string parent, string name)
    {
        var above = $"{CgroupHost.Root}/{parent}";
        folder = $"{above}/{name}";
        Delegate(CgroupHost.Root);
        Directory.CreateDirectory(above);
        Delegate(above);
        Directory.CreateDirectory(folder);
    }

    public override IReadOnlyList<string> JoinFiles => [$"{folder}/cgroup.procs"];

    protected override IReadOnlyList<string> Folders => [folder];

    public override void Limit(Limits limits)
    {
        File.WriteAllText($"{folder}/memory.max", $"{limits.MemoryBytes}");
        if (File.Exists($"{folder}/memory.swap.max"))
            File.WriteAllText($"{folder}/memory.swap.max", "0");
        File.WriteAllText($"{folder}/pids.max", $"{limits.Processes + CgroupV1.LauncherProcesses}");
    }

    public override CgroupReading Read() => new(
        Keyed($"{folder}/memory.events", "oom_kill"),
        Keyed($"{folder}/pids.events", "max"),
        File.Exists($"{folder}/memory.peak") ? Number($"{folder}/memory.peak") : Number($"{folder}/memory.current"),
        Cpu);

    public override TimeSpan Cpu => TimeSpan.FromMicroseconds(Keyed($"{folder}/cpu.stat", "usage_usec"));

    public override void ResetPeak()
    {
        try
        {
            File.WriteAllText($"{folder}/memory.peak", "reset");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Before Linux 6.12 the peak cannot be reset: it then is the slot's highest so far, an upper bound.
        }
    }

    public override void Reclaim()
    {
        try
        {
            File.WriteAllText($"{folder}/memory.reclaim", $"{Number($"{folder}/memory.current")}");
        }
        catch (IOException)
        {
            // Older kernels cannot, and newer ones say so when some pages have to stay: the peak is an upper bound then.
        }
    }

    static void Delegate(string above) => File.WriteAllText($"{above}/cgroup.subtree_control", "+memory +pids +cpu");
}
