namespace Mockloop.Grading.Engine.Sandboxes.Crun;

/// <summary>Where sandboxes keep what they need while they run.</summary>
public sealed record SandboxOptions
{
    /// <summary>Names the control groups, <c>mockloop-RUNID</c>, so that a guard can find what a killed worker left.</summary>
    public string RunId { get; init; } = $"local-{Libc.User}";

    /// <summary>Temporary files go into <c>mockloop-RUNID</c> below it. Every folder above must let others pass.</summary>
    public string RunFolder { get; init; } = Path.GetTempPath();

    /// <summary>The OCI runtime.</summary>
    public string Runtime { get; init; } = "/usr/bin/crun";

    /// <summary>From <c>MOCKLOOP_RUN_ID</c> and <c>MOCKLOOP_RUN_DIR</c>, where set.</summary>
    public static SandboxOptions FromEnvironment()
    {
        var silent = new SandboxOptions();
        return new()
        {
            RunId = Environment.GetEnvironmentVariable("MOCKLOOP_RUN_ID") is { Length: > 0 } id ? id : silent.RunId,
            RunFolder = Environment.GetEnvironmentVariable("MOCKLOOP_RUN_DIR") is { Length: > 0 } folder ? folder : silent.RunFolder,
        };
    }
}
