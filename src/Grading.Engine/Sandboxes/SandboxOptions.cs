namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>Where sandboxes keep what they need while they run, and what makes them.</summary>
public sealed record SandboxOptions
{
    static readonly string[] Runtimes = ["/usr/bin/crun", "/usr/local/bin/crun", "/usr/sbin/runc", "/usr/bin/runc", "/usr/local/sbin/runc"];
    const string Bubblewrap = "/usr/bin/bwrap";

    /// <summary>Names the control groups, <c>mockloop-RUNID</c>, so that a guard can find what a killed worker left.</summary>
    public string RunId { get; init; } = $"local-{Libc.User}";

    /// <summary>Temporary files go into <c>mockloop-RUNID</c> below it. Every folder above must let others pass.</summary>
    public string RunFolder { get; init; } = Path.GetTempPath();

    /// <summary>
    /// What starts a sandbox: crun, another OCI runtime that takes the same <c>config.json</c> such as runc, or
    /// bubblewrap. The first one found, unless named.
    /// </summary>
    public string Runtime { get; init; } = First(Libc.IsRoot);

    /// <summary>
    /// Allows sandboxes without root, which can enforce less. For offline judging of one's own programs only.
    /// </summary>
    public bool Rootless { get; init; }

    /// <summary>Sandboxes started ahead.</summary>
    public int Warm { get; init; } = 2;

    /// <summary>Only crun leaves the control groups to us by a flag and takes a compiled system call filter.</summary>
    internal bool IsCrun => Path.GetFileName(Runtime).StartsWith("crun", StringComparison.Ordinal);

    internal bool IsBubblewrap => Path.GetFileName(Runtime).StartsWith("bwrap", StringComparison.Ordinal);

    /// <summary>
    /// From <c>MOCKLOOP_RUN_ID</c>, <c>MOCKLOOP_RUN_DIR</c>, <c>MOCKLOOP_SANDBOX_RUNTIME</c> (a path) and
    /// <c>MOCKLOOP_SANDBOX</c> (<c>rootless</c>), where set.
    /// </summary>
    public static SandboxOptions FromEnvironment()
    {
        var silent = new SandboxOptions();
        return new()
        {
            RunId = Set("MOCKLOOP_RUN_ID") ?? silent.RunId,
            RunFolder = Set("MOCKLOOP_RUN_DIR") ?? silent.RunFolder,
            Runtime = Set("MOCKLOOP_SANDBOX_RUNTIME") ?? silent.Runtime,
            Rootless = Set("MOCKLOOP_SANDBOX") is "rootless",
        };
    }

    static string? Set(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Without root bubblewrap, which gets by with one user id; else what enforces most of what is there.</summary>
    static string First(bool root) =>
        !root ? Bubblewrap
        : Runtimes.FirstOrDefault(File.Exists) ?? (File.Exists(Bubblewrap) ? Bubblewrap : Runtimes[0]);
}
