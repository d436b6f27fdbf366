using System.Diagnostics;
using System.Globalization;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>One started runtime, from the launch to the end. Its own words go to a log, never into the submission's streams.</summary>
sealed class Launch : IDisposable
{
    // The shell joins the groups first, so that the runtime and all its children are born in them.
    const string Join = """for file in $JOIN; do echo $$ > "$file" || exit 126; done; exec "$@" </dev/null >>"$LOG" 2>&1""";

    readonly Process process;
    readonly string logFile, pidFile;
    int? init;

    Launch(Process process, string logFile, string pidFile)
    {
        this.process = process;
        this.logFile = logFile;
        this.pidFile = pidFile;
    }

    /// <summary>What the runtime and the runner had to say.</summary>
    public string Log => File.Exists(logFile) ? File.ReadAllText(logFile).Trim() : "";

    public Task Ended => process.WaitForExitAsync();

    /// <summary>Starts the runtime on the <c>config.json</c> in the folder.</summary>
    public static Launch Start(SandboxOptions options, string folder, string id, IReadOnlyList<string> joinFiles)
    {
        var (log, pid) = (Path.Combine(folder, "log"), Path.Combine(folder, "pid"));
        string[] own = options.IsCrun ? ["--cgroup-manager=disabled"] : [];
        string[] runtime =
        [
            options.Runtime, "--root", Path.Combine(folder, "state"), "--log", log, .. own,
            "run", "--bundle", folder, "--pid-file", pid, id,
        ];
        string[] joined = ["/bin/sh", "-c", Join, "sh", .. runtime];
        if (CgroupHost.TreeToHide is { } tree)
            joined = ["/usr/bin/unshare", "-m", "--propagation", "private", "/bin/sh", "-c", $"""umount {tree} && exec "$@" """, "sh", .. joined];
        var start = new ProcessStartInfo(joined[0], joined[1..]) { WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin:/usr/sbin:/sbin";
        start.Environment["JOIN"] = string.Join(' ', joinFiles);
        start.Environment["LOG"] = log;
        return new(Process.Start(start)!, log, pid);
    }

    /// <summary>Kills the init of the pid namespace: the kernel takes everything in it along, and the runtime cleans up.</summary>
    public void Kill()
    {
        init ??= File.Exists(pidFile) && int.TryParse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture, out var pid) ? pid : null;
        if (init is { } known && !process.HasExited)
            Libc.Kill(known);
    }

    public void Dispose() => process.Dispose();
}
