using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Scale.Fitting;
using Mockloop.Grading.Engine.Scale.Streaming;

namespace Mockloop.Grading.Engine.Scale.Definition;

/// <summary>What a package's <c>scale.yaml</c> says: which data, which sizes, what may grow how.</summary>
public sealed record ScaleDefinition
{
    /// <summary>Name of the generator of data; the data itself is a seed.</summary>
    public required string Generator { get; init; }

    /// <summary>What the two factors are called.</summary>
    public required FactorNames Factors { get; init; }

    /// <summary>How the program is fed.</summary>
    public ProgramCall Call { get; init; } = ProgramCall.Function;

    /// <summary>Rows in a batch of output.</summary>
    public int BatchRows { get; init; } = 4096;

    /// <summary>The first batch must come before more than a tenth of the input was pulled.</summary>
    public bool Incremental { get; init; }

    /// <summary>How CPU time and memory may grow.</summary>
    public Allowed Allowed { get; init; } = new(null, null);

    /// <summary>Sizes in ascending order, by code of the language or its family; <c>default</c> for the others.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Rung>> Ladders { get; init; }

    /// <summary>What the package promises of its own submissions when they are replayed at these sizes.</summary>
    public IReadOnlyList<ScaleExpectation> Expectations { get; init; } = [];

    /// <summary>The sizes for a language; null where the package has none for it.</summary>
    public IReadOnlyList<Rung>? LadderFor(string code, string family) =>
        Ladders.GetValueOrDefault(code) ?? Ladders.GetValueOrDefault(family) ?? Ladders.GetValueOrDefault("default");
}

/// <summary>One size.</summary>
/// <param name="N">The first factor.</param>
/// <param name="K">The second factor.</param>
/// <param name="Limits">For the run.</param>
/// <param name="Levels">What is promised to whoever waits for the output.</param>
public sealed record Rung(long N, long K, Limits Limits, ServiceLevels Levels)
{
    /// <summary>
    /// Rows in a block that a pull is answered with; null for a twentieth of a stream. The same at every size where memory is
    /// compared over sizes: a program holds a block of every stream.
    /// </summary>
    public int? BlockRows { get; init; }
}

/// <summary>Bounds on waiting, as a consumer downstream sees it; null for none.</summary>
public sealed record ServiceLevels
{
    /// <summary>No levels.</summary>
    public static ServiceLevels None { get; } = new();

    /// <summary>Until the first batch: from the start, or where the input has to be read whole, from its end.</summary>
    public TimeSpan? FirstBatch { get; init; }

    /// <summary>Between batches, for 99 of 100.</summary>
    public TimeSpan? Gap { get; init; }

    /// <summary>Between any two batches.</summary>
    public TimeSpan? Stall { get; init; }
}

/// <summary>What should become of some of the package's submissions at scale.</summary>
/// <param name="Submissions">Pattern of names below <c>submissions</c>.</param>
/// <param name="Verdicts">Any of these.</param>
public sealed record ScaleExpectation(Glob Submissions, IReadOnlyList<Verdict> Verdicts);
