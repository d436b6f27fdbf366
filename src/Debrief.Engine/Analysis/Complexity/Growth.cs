using System.Globalization;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>One product: for each factor its power and the power of its logarithm. Exponential growth is the factor <c>2^n</c>.</summary>
sealed record GrowthTerm(IReadOnlyDictionary<string, (double Power, double Log)> Factors)
{
    public static GrowthTerm One { get; } = new(new Dictionary<string, (double, double)>());

    public static GrowthTerm Of(string factor, double power = 1, double log = 0) => new(new Dictionary<string, (double, double)> { [factor] = (power, log) });

    public static GrowthTerm operator *(GrowthTerm a, GrowthTerm b) => new(a.Factors.Concat(b.Factors).GroupBy(f => f.Key)
        .ToDictionary(g => g.Key, g => (g.Sum(f => f.Value.Power), g.Sum(f => f.Value.Log))));

    public GrowthTerm To(double power) => new(Factors.ToDictionary(f => f.Key, f => (f.Value.Power * power, f.Value.Log * power)));

    public GrowthTerm Without(string factor) => new(Factors.Where(f => f.Key != factor).ToDictionary());

    /// <summary>It never grows faster than the other, in no factor.</summary>
    public bool IsCoveredBy(GrowthTerm other) => Factors.All(f => other.Factors.TryGetValue(f.Key, out var o) && (o.Power > f.Value.Power || (o.Power == f.Value.Power && o.Log >= f.Value.Log)));

    /// <summary>As verdicts write it: <c>n·k log n</c>.</summary>
    public string Write()
    {
        var ordered = Factors.OrderBy(f => Rank(f.Key)).ThenBy(f => f.Key, StringComparer.Ordinal).ToList();
        var powers = string.Join('·', ordered.Select(f => Power(f.Key, f.Value.Power)).Where(p => p.Length > 0));
        var all = string.Join(' ', ordered.Select(f => Logarithm(f.Key, f.Value.Log)).Where(l => l.Length > 0).Prepend(powers).Where(p => p.Length > 0));
        return all.Length == 0 ? "1" : all;
    }

    /// <summary>n first, then k, V and E.</summary>
    public static int Rank(string factor) => factor switch { "n" => 0, "k" => 1, "V" => 2, "E" => 3, _ => 4 };

    static string Power(string symbol, double power) => power switch
    {
        0 => "",
        0.5 => "√" + symbol,
        1 => symbol,
        1.5 => $"{symbol}√{symbol}",
        2 => symbol + "²",
        3 => symbol + "³",
        _ => string.Create(CultureInfo.InvariantCulture, $"{symbol}^{power:0.##}"),
    };

    static string Logarithm(string symbol, double power) => power switch
    {
        0 => "",
        1 => "log " + symbol,
        _ => string.Create(CultureInfo.InvariantCulture, $"(log {symbol})^{power:0.##}"),
    };
}

/// <summary>How a cost grows: a sum of products none of which covers another, in the notation of verdicts. Constants do not count.</summary>
sealed class Growth
{
    Growth(IReadOnlyList<GrowthTerm> terms) => Terms = terms;

    public IReadOnlyList<GrowthTerm> Terms { get; }

    public static Growth Constant { get; } = Sum([GrowthTerm.One]);

    /// <summary>Total power, then total power of logarithms: what grows faster when all factors grow alike.</summary>
    public (double, double) Speed => Terms.Max(t => (t.Factors.Sum(f => f.Key.StartsWith("2^", StringComparison.Ordinal) ? 100 : f.Value.Power), t.Factors.Sum(f => f.Value.Log)));

    /// <summary>The symbols it is written with.</summary>
    public IEnumerable<string> Symbols => Terms.SelectMany(t => t.Factors.Keys).Distinct();

    public static Growth Of(string factor, double power = 1, double log = 0) => Sum([GrowthTerm.Of(factor, power, log)]);

    public static Growth Sum(IEnumerable<GrowthTerm> terms)
    {
        var distinct = terms.DistinctBy(t => t.Write()).ToList();
        return new([.. distinct.Where(t => !distinct.Exists(o => o != t && t.IsCoveredBy(o))).OrderByDescending(t => t.Factors.GetValueOrDefault("n")).ThenBy(t => t.Factors.Keys.Select(GrowthTerm.Rank).DefaultIfEmpty(9).Min()).ThenBy(t => t.Write(), StringComparer.Ordinal)]);
    }

    public static Growth operator *(Growth a, Growth b) => Sum(from x in a.Terms from y in b.Terms select x * y);

    public Growth Without(string factor) => Sum(Terms.Select(t => t.Without(factor)));

    /// <summary>As verdicts write it: <c>n log k</c>, <c>(n + k) log n</c>.</summary>
    public override string ToString()
    {
        var logs = Terms.Select(Logs).ToList();
        if (Terms.Count == 1 || logs[0].Factors.Count == 0 || logs.Exists(l => l.Write() != logs[0].Write()))
            return string.Join(" + ", Terms.Select(t => t.Write()));
        return $"({string.Join(" + ", Terms.Select(Plain).Select(t => t.Write()))}) {logs[0].Write()}";
    }

    static GrowthTerm Logs(GrowthTerm term) => new(term.Factors.Where(f => f.Value.Log != 0).ToDictionary(f => f.Key, f => (0.0, f.Value.Log)));

    static GrowthTerm Plain(GrowthTerm term) => new(term.Factors.Where(f => f.Value.Power != 0).ToDictionary(f => f.Key, f => (f.Value.Power, 0.0)));
}
