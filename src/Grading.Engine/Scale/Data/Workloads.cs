using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Scale.Data;

/// <summary>The kinds of data there are, by name.</summary>
public static class Workloads
{
    /// <summary>Names of the generators.</summary>
    public static IReadOnlyList<string> Names { get; } = [FlatStreams.Tokens, FlatStreams.Registry];

    /// <summary>The workload of a specification.</summary>
    /// <exception cref="ArgumentException">No generator of that name, or a size it cannot make.</exception>
    public static IWorkload Open(DataSpec spec, IDataDevice device) => throw new NotImplementedException();
}
