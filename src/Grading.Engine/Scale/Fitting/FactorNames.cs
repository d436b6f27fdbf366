namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>What a workload's two factors are called: <c>tokens</c> and <c>shards</c>, <c>V</c> and <c>E</c>.</summary>
/// <param name="N">The first factor's name.</param>
/// <param name="K">The second factor's; null where there is none.</param>
public sealed record FactorNames(string N = "n", string? K = "k")
{
    /// <summary>How the first factor is written in a formula: its name when that is short, else <c>n</c>.</summary>
    public string SymbolN => Symbol(N, "n");

    /// <summary>How the second factor is written in a formula: its name when that is short, else <c>k</c>.</summary>
    public string SymbolK => Symbol(K, "k");

    static string Symbol(string? name, string letter) => name is { Length: 1 or 2 } ? name : letter;
}
