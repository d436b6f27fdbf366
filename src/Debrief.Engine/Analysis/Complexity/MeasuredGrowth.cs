using System.Text.Json;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>The growth a replay measured, in the words of its verdict: <c>n log k</c>, <c>n or n log n</c>, <c>between n and n²</c>.</summary>
/// <param name="Time">Null when it was not measured.</param>
/// <param name="Memory">Null when it was not measured.</param>
public sealed record MeasuredGrowth(string? Time, string? Memory)
{
    /// <summary>Reads the <c>growth</c> of a <c>judge run</c> result; where it names no class, from its exponents.</summary>
    /// <exception cref="JsonException">It is no JSON, or has no growth.</exception>
    public static MeasuredGrowth Read(string json)
    {
        using var result = JsonDocument.Parse(json);
        if (result.RootElement.ValueKind != JsonValueKind.Object || !result.RootElement.TryGetProperty("growth", out var growth) || growth.ValueKind != JsonValueKind.Object)
            throw new JsonException("holds no measured growth; it is the result of a judge run on a package with a scale.yaml");
        var size = ExponentClasses.SizeOf(result.RootElement);
        return new(Class(growth, "time", size), Class(growth, "memory", size));
    }

    /// <summary>Whether a claim is among what the measurements allow; null when they cannot be read. A factor that was never varied is left out of the claim.</summary>
    internal static bool? Allows(string measured, Growth claim)
    {
        var (between, named) = (measured.StartsWith("between ", StringComparison.Ordinal), measured.Replace("between ", ""));
        var classes = named.Split([", ", " or ", " and "], StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToList();
        if (classes.Count == 0 || classes.Contains(null))
            return null;
        var compared = Mapped(claim, Main(claim), "n", "V", "n", "E", "k");
        var varied = classes.SelectMany(c => c!.Symbols).DefaultIfEmpty("n").ToHashSet(); // where nothing grows it was the input that was varied
        foreach (var symbol in compared.Symbols.ToList())
            if (!varied.Contains(symbol))
                compared = compared.Without(symbol);
        return between
            ? compared.Speed.CompareTo(classes[0]!.Speed) >= 0 && compared.Speed.CompareTo(classes[^1]!.Speed) <= 0
            : classes.Exists(c => c!.ToString() == compared.ToString());
    }

    /// <summary>The input of a claim in letters of its own.</summary>
    static string Main(Growth claim) => claim.Symbols.Any(s => s is "n" or "k" or "V" || s.StartsWith("2^", StringComparison.Ordinal)) ? "n" : claim.Symbols.FirstOrDefault("n");

    static Growth? Parse(string words)
    {
        var text = new Reading.WrittenText($"O({words})");
        var parser = new GrowthParser(GrowthLexer.Cut(text, new(new(""))));
        return parser.Read(0, out _)?.Growth;
    }

    static Growth Mapped(Growth growth, params string[] pairs) => Growth.Sum(growth.Terms.Select(t => new GrowthTerm(t.Factors.GroupBy(f => Array.IndexOf(pairs, f.Key) is >= 0 and var i && i % 2 == 0 ? pairs[i + 1] : f.Key)
        .ToDictionary(g => g.Key, g => (g.Sum(f => f.Value.Power), g.Sum(f => f.Value.Log))))));

    static string? Class(JsonElement growth, string name, double size)
    {
        if (!growth.TryGetProperty(name, out var fit) || fit.ValueKind != JsonValueKind.Object)
            return null;
        if (!fit.TryGetProperty("class", out var written))
            return ExponentClasses.Of(fit, size);
        return written.ValueKind == JsonValueKind.String && written.GetString() is { Length: > 0 } words ? words : null;
    }
}
