namespace Mockloop.Matching.Engine.Pooling;

/// <summary>
/// Points that each term of a pair's value counts at its full measure of 1000 ‰, each 0 (the term is dropped) to
/// <see cref="Most"/>; see <see cref="PoolTerms"/> for the measures. A pair is worth all weights together besides, so that two
/// pairs are never worth less than one.
/// </summary>
public sealed record PoolWeights
{
    /// <summary>The largest weight.</summary>
    public const int Most = 1000;

    /// <summary>The interviewer's reputation.</summary>
    public int Fit { get; init; } = 100;

    /// <summary>Closeness of the levels.</summary>
    public int Level { get; init; } = 150;

    /// <summary>Number of common starts.</summary>
    public int Hours { get; init; } = 50;

    /// <summary>The language both prefer.</summary>
    public int Language { get; init; } = 100;

    /// <summary>Not having met.</summary>
    public int Novelty { get; init; } = 150;

    /// <summary>The interviewer owes more interviews than the candidate.</summary>
    public int Ledger { get; init; } = 100;

    /// <summary>Raters become comparable that were not.</summary>
    public int Connectivity { get; init; } = 100;

    /// <summary>They asked for each other.</summary>
    public int Preference { get; init; } = 100;

    /// <summary>How long both have waited.</summary>
    public int Waiting { get; init; } = 200;

    /// <summary>Each interviews the other.</summary>
    public int Mutual { get; init; } = 150;

    /// <summary>All of them.</summary>
    public int Sum => Fit + Level + Hours + Language + Novelty + Ledger + Connectivity + Preference + Waiting + Mutual;
}
