using Mockloop.Grading.Engine.Scale.Data.Registry;
using Mockloop.Grading.Engine.Scale.Data.Tokens;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data;

/// <summary>The kinds of data there are, by name.</summary>
public static class Workloads
{
    /// <summary>Names of the generators.</summary>
    public static IReadOnlyList<string> Names { get; } = [FlatStreams.Tokens, FlatStreams.Registry];

    /// <summary>The workload of a specification.</summary>
    /// <param name="spec">What.</param>
    /// <param name="device">The caller's to dispose, after the workload; until then it is used by nobody else.</param>
    /// <exception cref="ArgumentException">No generator of that name, or a size it cannot make.</exception>
    public static IWorkload Open(DataSpec spec, IDataDevice device)
    {
        FlatStreams.Validate(spec);
        var shared = new SharedDevice(device);
        return spec.Generator == FlatStreams.Tokens ? new TokenWorkload(spec, shared) : new RegistryWorkload(spec, shared);
    }
}
