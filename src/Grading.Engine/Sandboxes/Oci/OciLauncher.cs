using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>crun, runc or another runtime of the OCI specification.</summary>
sealed class OciLauncher(SandboxOptions options, Kit kit) : Launcher
{
    // The runtime, a process of the host, is to be the last one killed for a program's memory, where we may say so
    // (config.json sets the container's own).
    public override string Script =>
        """
        { echo -1000 > /proc/self/oom_score_adj; } 2>/dev/null
        exec "$@" </dev/null >>"$LOG" 2>&1
        """;

    public override (IReadOnlyList<string> Command, IDisposable? Held) Prepare(int number, string folder, string id)
    {
        File.WriteAllText(Path.Combine(folder, "config.json"), Bundle.Config(options, kit, folder, number).ToJsonString());
        string[] own = options.IsCrun ? ["--cgroup-manager=disabled"] : [];
        string[] command =
        [
            options.Runtime, "--root", Path.Combine(folder, "state"), "--log", Path.Combine(folder, "log"), .. own,
            "run", "--bundle", folder, id,
        ];
        return CgroupHost.TreeToHide is { } tree && options.IsCrun
            ? (["/usr/bin/unshare", "-m", "--propagation", "private", "/bin/sh", "-c", $"""umount {tree} && exec "$@" """, "sh", .. command], null)
            : (command, null);
    }
}
