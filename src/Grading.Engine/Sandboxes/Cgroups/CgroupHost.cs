namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>Which control groups this machine has, and the groups of one run.</summary>
static class CgroupHost
{
    public const string Root = "/sys/fs/cgroup";
    static int checks;

    /// <summary>2 for the unified tree, 1 for controllers of their own (with or without an empty hybrid tree), 0 for none.</summary>
    public static int Version =>
        File.Exists($"{Root}/cgroup.controllers") ? 2
        : CgroupV1.Controllers.All(c => Directory.Exists($"{Root}/{c}")) ? 1
        : 0;

    /// <summary>A hybrid host whose unified tree has a controller: crun refuses to start there, even with groups disabled.</summary>
    public static string? TreeToHide
    {
        get
        {
            var unified = $"{Root}/unified";
            var controllers = $"{unified}/cgroup.controllers";
            return Version == 1 && File.Exists(controllers) && File.ReadAllText(controllers).Trim().Length > 0 ? unified : null;
        }
    }

    /// <summary>Why groups cannot be made here; null when they can.</summary>
    public static string? Obstacle()
    {
        if (Version == 0)
            return $"no cgroup controllers (memory, pids, and on version 1 cpuacct) at {Root}";
        var name = $"mockloop-check-{Environment.ProcessId}-{Interlocked.Increment(ref checks)}"; // two may ask at once
        try
        {
            using (MakeGroup(name, "0"))
            {
            }
            RemoveParent(name);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SandboxException)
        {
            return $"cgroup version {Version} at {Root} cannot be written: {e.Message}";
        }
    }

    /// <summary>Without root there are groups only where systemd delegated some to the user.</summary>
    public static bool Usable => Libc.IsRoot || Delegated.Value;

    public static Cgroup Make(string parent, string name) => Usable ? MakeGroup(parent, name) : new ProcessTree();

    /// <summary>Names of the groups below a parent, whoever made them.</summary>
    public static IEnumerable<string> Names(string parent) =>
        Trees(parent).Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Select(f => Path.GetFileName(f)).Distinct().ToArray();

    /// <summary>Kills what is in a group that a dead worker left, and removes it.</summary>
    public static void Sweep(string parent, string name) => Cgroup.Remove([.. Trees(parent).Select(t => $"{t}/{name}")]);

    /// <summary>Removes the parent where nobody uses it any more.</summary>
    public static void RemoveParent(string parent)
    {
        foreach (var tree in Trees(parent).Where(Directory.Exists))
            try
            {
                Directory.Delete(tree);
            }
            catch (IOException)
            {
                // Another worker of the same run still has slots in it.
            }
    }

    static readonly Lazy<bool> Delegated = new(() => Version == 2 && Obstacle() is null);

    static Cgroup MakeGroup(string parent, string name) =>
        Version == 2 ? new CgroupV2(UnifiedTree.Here, parent, name) : new CgroupV1(parent, name);

    static IEnumerable<string> Trees(string parent) =>
        Version == 2 ? [$"{UnifiedTree.Here.Folder}/{parent}"] : CgroupV1.Controllers.Select(c => $"{Root}/{c}/{parent}");
}
