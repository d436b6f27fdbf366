using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>Asks the machine for everything the sandbox needs, cheaply: nothing is started.</summary>
public static class SandboxNeeds
{
    const string InstallRuntime = "Install crun (Debian: apt-get install crun); runc or bubblewrap also do.";

    /// <summary>Why no sandbox can be started here, with the remedy; null when it can.</summary>
    public static string? Obstacle(SandboxOptions options) =>
        Check(options).FirstOrDefault(n => !n.Met && !n.Optional) is { } need ? $"{need.Name}: {need.Found}. {need.Remedy}" : null;

    /// <summary>Every need with its state, most basic first, and what cannot be enforced with what is here.</summary>
    public static IEnumerable<SandboxNeed> Check(SandboxOptions options)
    {
        yield return Root(options);
        yield return Program(Path.GetFileName(options.Runtime), options.Runtime, InstallRuntime);
        if (!Libc.IsRoot && !options.IsBubblewrap)
            yield return new("rootless", false, $"{Path.GetFileName(options.Runtime)} is not used without root", "Unset MOCKLOOP_SANDBOX_RUNTIME: bubblewrap is.");
        if (Libc.IsRoot)
            yield return Program("tini", Bundle.Init, "Install tini (Debian: apt-get install tini).");
        yield return Program("g++", "/usr/bin/g++", "Install g++ (Debian: apt-get install g++): the runner inside is compiled here.");
        yield return UserNamespaces.Need();
        yield return Seccomp();
        yield return Library(options);
        if (Libc.IsRoot || options.Rootless)
            yield return Cgroups(options);
        foreach (var words in Limitations.Of(options))
            yield return new("not enforced", false, words, "Run as root with crun.") { Optional = true };
    }

    /// <summary>What else is worth knowing: the fallback and the toolchains.</summary>
    public static IEnumerable<SandboxNeed> Extras(SandboxOptions options)
    {
        if (!options.IsBubblewrap)
            yield return Program("fallback", "/usr/bin/bwrap",
                "Install bubblewrap (Debian: apt-get install bubblewrap): used where no OCI runtime is found, and without root.") with
            { Optional = true };
        foreach (var language in Language.All)
            yield return Program(language.Code, language.Toolchain.Program, $"Install it to judge submissions in {language.Code}.") with { Optional = true };
    }

    static SandboxNeed Root(SandboxOptions options) => Libc.IsRoot
        ? new("root", true, "running as root", "")
        : new("root", options.Rootless, options.Rootless ? $"running as user {Libc.User}, allowed by MOCKLOOP_SANDBOX=rootless"
                : $"running as user {Libc.User}, which cannot enforce everything: {string.Join("; ", Limitations.Of(options))}",
            "Run as root. For judging one's own programs offline, MOCKLOOP_SANDBOX=rootless allows it nevertheless; the worker service never does.");

    static SandboxNeed Seccomp()
    {
        const string actions = "/proc/sys/kernel/seccomp/actions_avail";
        var met = File.Exists(actions) && File.ReadAllText(actions).Contains("kill_process", StringComparison.Ordinal);
        return new("seccomp", met, met ? "filters that kill the process" : "the kernel has no filter that kills the process",
            "Use Linux 4.14 or later with CONFIG_SECCOMP_FILTER.");
    }

    static SandboxNeed Library(SandboxOptions options)
    {
        var met = SeccompFilter.Compiled is not null;
        return new("libseccomp", met, met ? "compiles the filter once" : options.IsBubblewrap ? "missing" : "missing: each start takes 20 ms longer",
            "Install libseccomp (Debian: apt-get install libseccomp2).")
        { Optional = !options.IsBubblewrap };
    }

    static SandboxNeed Cgroups(SandboxOptions options)
    {
        if (!Libc.IsRoot)
            return new("cgroups", CgroupHost.Usable, CgroupHost.Usable ? $"delegated: {UnifiedTree.Here.Folder}" : $"none that user {Libc.User} may write",
                "Run under systemd-run --user --scope -p Delegate=yes on a version 2 host.")
            { Optional = true };
        var obstacle = CgroupHost.Obstacle();
        var hybrid = CgroupHost.TreeToHide is null || !options.IsCrun ? "" : ", hybrid (the unified tree is hidden from the runtime)";
        var controllers = CgroupHost.Version == 2 ? UnifiedTree.Here.Controllers : CgroupV1.Controllers;
        return new("cgroups", obstacle is null, obstacle ?? $"version {CgroupHost.Version}{hybrid}: {string.Join(' ', controllers)}",
            "Mount the memory and pids controllers (version 1: and cpuacct) writable: a container needs --privileged or delegated groups, a systemd service Delegate=yes.");
    }

    static SandboxNeed Program(string name, string path, string remedy) =>
        new(name, File.Exists(path), File.Exists(path) ? path : $"{path} is missing", remedy);
}
