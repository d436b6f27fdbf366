using System.Diagnostics;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>One started runtime, from the launch to the end. Its own words go to a log, never into the submission's streams.</summary>
sealed class Launch : IDisposable
{
    // The shell joins the groups first, so that the runtime and all its children are born in them. The runtime itself, a
    // process of the host, is to be the last one killed for a program's memory, where we may say so (config.json sets
    // the container's own).
    const string Join =
        """
        for file in $JOIN; do echo $$ > "$file" || exit 126; done
        { echo -1000 > /proc/self/oom_score_adj; } 2>/dev/null
        exec "$@" </dev/null >>"$LOG" 2>&1
        """;

    readonly Process process;
    readonly string logFile;

    Launch(Process process, string logFile)
    {
        this.process = process;
        this.logFile = logFile;
    }

    /// <summary>What the runtime and the runner had to say.</summary>
    public string Log => File.Exists(logFile) ? File.ReadAllText(logFile).Trim() : "";

    public Task Ended => process.WaitForExitAsync();

    /// <summary>Starts the runtime on the <c>config.json</c> in the folder.</summary>
    public static Launch Start(SandboxOptions options, string folder, string id, IReadOnlyList<string> joinFiles)
    {
        var log = Path.Combine(folder, "log");
        string[] own = options.IsCrun ? ["--cgroup-manager=disabled"] : [];
        string[] runtime =
        [
            options.Runtime, "--root", Path.Combine(folder, "state"), "--log", log, .. own,
            "run", "--bundle", folder, id,
        ];
        string[] joined = ["/bin/sh", "-c", Join, "sh", .. runtime];
        if (CgroupHost.TreeToHide is { } tree)
            joined = ["/usr/bin/unshare", "-m", "--propagation", "private", "/bin/sh", "-c", $"""umount {tree} && exec "$@" """, "sh", .. joined];
        var start = new ProcessStartInfo(joined[0], joined[1..]) { WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin:/usr/sbin:/sbin";
        start.Environment["JOIN"] = string.Join(' ', joinFiles);
        start.Environment["LOG"] = log;
        return new(Process.Start(start)!, log);
    }

    public void Dispose() => process.Dispose();
}
