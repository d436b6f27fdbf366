namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>Says what was found.</summary>
sealed class GrowthWords(Quantity quantity, FactorNames names, GrowthClass? allowed)
{
    const int MostNamed = 3;

    /// <summary>A sentence without its full stop.</summary>
    /// <param name="classes">Those that explain the values, the likeliest first.</param>
    /// <param name="exceeds">Whether that is more than allowed.</param>
    /// <param name="proof">What a cut-off size shows by itself; empty when nothing.</param>
    public string Say(IReadOnlyList<GrowthClass> classes, Exceeds exceeds, string proof)
    {
        var more = exceeds == Exceeds.No || allowed is null ? "" : $"; the workload allows {(allowed.Equals(GrowthClass.Constant) ? "none" : allowed.Write(names))}";
        return $"{quantity.Name} {Growing(classes)}{more}{(proof.Length == 0 ? "" : "; " + proof)}";
    }

    /// <summary>Slowest first: <c>n</c>, <c>n or n log n</c>, or where more explain the values <c>between n and n²</c>.</summary>
    public string List(IReadOnlyList<GrowthClass> classes)
    {
        var named = classes.OrderBy(Speed).Select(c => c.Write(names)).ToList();
        return named.Count switch
        {
            1 => named[0],
            <= MostNamed => string.Join(", ", named[..^1]) + " or " + named[^1],
            _ => $"between {named[0]} and {named[^1]}",
        };
    }

    /// <summary>That a cut-off size alone rules the allowed growth out.</summary>
    public string Proof(Observation cutOff, double most, bool twoFactors) =>
        $"at {names.SymbolN} = {SiNumber.Count(cutOff.N)}{(twoFactors ? $", {names.SymbolK} = {SiNumber.Count(cutOff.K)}" : "")} the allowed growth "
        + $"predicts at most {quantity.Write(most)}, it took at least {quantity.Write(cutOff.Value)}";

    string Growing(IReadOnlyList<GrowthClass> classes)
    {
        if (classes.Contains(GrowthClass.Constant))
        {
            var others = classes.Where(c => !c.Equals(GrowthClass.Constant)).ToList();
            return others.Count == 0 ? "does not grow" : $"does not grow, or too little to be seen: like {List(others)}";
        }
        var notN = classes.All(c => c.Terms.All(t => t is { N: 0, LogN: 0 })) ? $", not with {names.SymbolN}" : "";
        return classes.Count == 1
            ? $"grows like {List(classes)}{notN}"
            : $"grows {(classes.Count > MostNamed ? "" : "like ")}{List(classes)}{notN} (these sizes cannot tell them apart)";
    }

    static (double, double, double) Speed(GrowthClass c) =>
        (c.Terms.Max(t => t.N + t.K), c.Terms.Max(t => t.LogN + t.LogK), c.Terms.Max(t => t.N));
}
