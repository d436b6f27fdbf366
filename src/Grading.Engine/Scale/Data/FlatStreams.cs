namespace Mockloop.Grading.Engine.Scale.Data;

/// <summary>The streams of a data set that a device makes, whatever a program is fed.</summary>
static class FlatStreams
{
    /// <summary>Tokens in global order.</summary>
    public const string Tokens = "token-shards";

    /// <summary>Records, and the pairs declared of them.</summary>
    public const string Registry = "model-registry";

    /// <summary>Numbers in a row.</summary>
    public static int Columns(DataSpec spec, int stream) => (spec.Generator, stream) switch
    {
        (Tokens, 0) => 2,
        (Registry, 0) => 3,
        (Registry, 1) => 2,
        _ => throw new ArgumentException($"{spec.Generator} has no stream {stream}"),
    };

    /// <summary>Rows in all.</summary>
    public static long Rows(DataSpec spec, int stream) => stream == 0 ? spec.N : spec.K;

    /// <summary>Refuses a size that the formulas do not hold for.</summary>
    /// <exception cref="ArgumentException">With the bound.</exception>
    public static void Validate(DataSpec spec)
    {
        var (least, mostN, mostK) = spec.Generator switch
        {
            Tokens => (0L, 1L << 32, 1L << 16),
            Registry => (1L, 1L << 30, 1L << 40),
            _ => throw new ArgumentException($"{spec.Generator}: there is no generator of that name, there are {string.Join(", ", Workloads.Names)}"),
        };
        if (spec.N < least || spec.N > mostN)
            throw new ArgumentException($"{spec.Generator}: n is {spec.N}, not from {least} to {mostN}");
        var leastK = spec.Generator == Tokens ? 1 : 0;
        if (spec.K < leastK || spec.K > mostK)
            throw new ArgumentException($"{spec.Generator}: k is {spec.K}, not from {leastK} to {mostK}");
    }
}
