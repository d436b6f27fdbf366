namespace Mockloop.Grading.Engine.Sandboxes;

/// <summary>Where sandboxes keep what they need while they run.</summary>
public sealed record SandboxOptions
{
    /// <summary>Names the control groups, <c>mockloop-RUNID</c>, so that a guard can find what a killed worker left.</summary>
    public string RunId { get; init; } = $"local-{Libc.User}";

    /// <summary>Temporary files go into <c>mockloop-RUNID</c> below it. Every folder above must let others pass.</summary>
    public string RunFolder { get; init; } = Path.GetTempPath();

    /// <summary>The OCI runtime: crun, or another that takes the same <c>config.json</c>, such as runc.</summary>
    public string Runtime { get; init; } = "/usr/bin/crun";

    /// <summary>Sandboxes started ahead.</summary>
    public int Warm { get; init; } = 2;

    /// <summary>Only crun leaves the control groups to us by a flag and takes a compiled system call filter.</summary>
    internal bool IsCrun => Path.GetFileName(Runtime).StartsWith("crun", StringComparison.Ordinal);

    /// <summary>From <c>MOCKLOOP_RUN_ID</c>, <c>MOCKLOOP_RUN_DIR</c> and <c>MOCKLOOP_SANDBOX_RUNTIME</c>, where set.</summary>
    public static SandboxOptions FromEnvironment()
    {
        var silent = new SandboxOptions();
        return new()
        {
            RunId = Set("MOCKLOOP_RUN_ID") ?? silent.RunId,
            RunFolder = Set("MOCKLOOP_RUN_DIR") ?? silent.RunFolder,
            Runtime = Set("MOCKLOOP_SANDBOX_RUNTIME") ?? silent.Runtime,
        };
    }

    static string? Set(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
