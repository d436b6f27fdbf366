using Mockloop.Grading.Engine.Sandboxes.Cgroups;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>One thing the sandbox needs of the machine.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Met">Whether it is there.</param>
/// <param name="Found">What was found.</param>
/// <param name="Remedy">How to get it.</param>
public sealed record SandboxNeed(string Name, bool Met, string Found, string Remedy);

/// <summary>Asks the machine for everything the sandbox needs, cheaply: nothing is started.</summary>
public static class SandboxNeeds
{
    /// <summary>Every need with its state, most basic first.</summary>
    public static IEnumerable<SandboxNeed> Check(SandboxOptions options)
    {
        yield return new("root", Libc.IsRoot, Libc.IsRoot ? "running as root" : $"running as user {Libc.User}",
            "Run as root: the worker makes control groups and user namespaces of its own.");
        yield return Program(Path.GetFileName(options.Runtime), options.Runtime, "Install crun (Debian: apt-get install crun).");
        yield return Program("tini", Bundle.Init, "Install tini (Debian: apt-get install tini).");
        yield return Program("g++", "/usr/bin/g++", "Install g++ (Debian: apt-get install g++).");
        yield return Program("python3", "/usr/bin/python3", "Install python3 (Debian: apt-get install python3).");
        var spaces = File.Exists("/proc/self/ns/user") && (!File.Exists("/proc/sys/user/max_user_namespaces")
            || File.ReadAllText("/proc/sys/user/max_user_namespaces").Trim() != "0");
        yield return new("user namespaces", spaces, spaces ? "allowed" : "switched off", "Set sysctl user.max_user_namespaces above 0.");
        if (!Libc.IsRoot)
            yield break; // what follows tries to write and would only say so again
        var obstacle = CgroupHost.Obstacle();
        var version = $"version {CgroupHost.Version}{(CgroupHost.TreeToHide is null ? "" : ", hybrid (the unified tree is hidden from the runtime)")}";
        yield return new("cgroups", obstacle is null, obstacle ?? version,
            "Mount the memory, pids and cpuacct controllers writable (a container needs --privileged or delegated groups).");
    }

    static SandboxNeed Program(string name, string path, string remedy) =>
        new(name, File.Exists(path), File.Exists(path) ? path : $"{path} is missing", remedy);
}
