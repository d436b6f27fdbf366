using System.Globalization;

namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>One product: powers of the two factors and of their logarithms.</summary>
/// <param name="N">Power of n.</param>
/// <param name="K">Power of k.</param>
/// <param name="LogN">Power of log n.</param>
/// <param name="LogK">Power of log k.</param>
public readonly record struct GrowthTerm(double N, double K = 0, double LogN = 0, double LogK = 0)
{
    /// <summary>Its value at a size; a logarithm is to base 2 and at least 1, so that one stream of n costs n, not nothing.</summary>
    public double At(double n, double k) =>
        Math.Pow(n, N) * Math.Pow(k, K) * Math.Pow(Log(n), LogN) * Math.Pow(Log(k), LogK);

    /// <summary>The product of two.</summary>
    public static GrowthTerm operator *(GrowthTerm a, GrowthTerm b) => new(a.N + b.N, a.K + b.K, a.LogN + b.LogN, a.LogK + b.LogK);

    /// <summary>It never grows faster than the other, in neither factor.</summary>
    internal bool IsCoveredBy(GrowthTerm other) => Covers(other.N, other.LogN, N, LogN) && Covers(other.K, other.LogK, K, LogK);

    /// <summary>As people write it: <c>n·k log n</c>.</summary>
    internal string Write(FactorNames names)
    {
        var powers = string.Join('·', new[] { Power(names.SymbolN, N), Power(names.SymbolK, K) }.Where(p => p.Length > 0));
        var all = string.Join(' ', new[] { powers, Logarithm(names.SymbolN, LogN), Logarithm(names.SymbolK, LogK) }.Where(p => p.Length > 0));
        return all.Length == 0 ? "1" : all;
    }

    static double Log(double x) => Math.Log2(Math.Max(x, 2));

    static bool Covers(double power, double log, double byPower, double byLog) => power > byPower || (power == byPower && log >= byLog);

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
