using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Scale.Devices;

/// <summary>Which device is wanted, and how long it may take.</summary>
public sealed record DeviceOptions
{
    /// <summary>Which devices are tried.</summary>
    public DeviceChoice Choice { get; init; }

    /// <summary>For each command until the self-test has passed: drivers load, and kernels are compiled.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For each command later, beside what its size allows it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For each million rows more.</summary>
    public TimeSpan TimeoutPerMillionRows { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long no device is tried after one failed.</summary>
    public TimeSpan TryAgainAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What starts the device process; null: the one beside this program.</summary>
    internal IReadOnlyList<string>? Command { get; init; }

    /// <summary>Further environment variables of the device process.</summary>
    internal IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Where a driver keeps compiled kernels, which are executed: safe from other users, or null.</summary>
    internal string? CacheFolder { get; init; } = OwnFolder.Below(OwnFolder.SystemCache, "opencl")
        ?? OwnFolder.Below(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "mockloop"), "opencl");

    /// <summary>The choice from <c>MOCKLOOP_DEVICE</c>, where set: <c>auto</c>, <c>gpu</c>, <c>opencl</c>, <c>simd</c> or <c>scalar</c>.</summary>
    /// <exception cref="ArgumentException">It says something else.</exception>
    public static DeviceOptions FromEnvironment() => new() { Choice = ChoiceOf(Environment.GetEnvironmentVariable("MOCKLOOP_DEVICE")) };

    internal static DeviceChoice ChoiceOf(string? name) => name switch
    {
        null or "" or "auto" => DeviceChoice.Auto,
        "gpu" => DeviceChoice.Gpu,
        "opencl" => DeviceChoice.OpenCl,
        "simd" => DeviceChoice.Simd,
        "scalar" => DeviceChoice.Scalar,
        _ => throw new ArgumentException($"MOCKLOOP_DEVICE is \"{name}\"; it can be auto, gpu, opencl, simd or scalar."),
    };

    /// <summary>What a command over that many rows may take.</summary>
    internal TimeSpan For(long rows) => Timeout + (TimeoutPerMillionRows * (rows / 1e6));
}
