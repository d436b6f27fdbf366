using System.Globalization;
using System.Text.RegularExpressions;

namespace Mockloop.Web.Reports;

/// <summary>
/// A growth class such as <c>n log k</c> or <c>n + k</c> as a number at a size, for the line that shows what is allowed. Only
/// what the judge itself writes is understood: sums of products of powers and logarithms of two factors, and numbers.
/// </summary>
public sealed partial class GrowthGuide
{
    readonly IReadOnlyList<IReadOnlyList<Func<double, double, double>>> terms;

    GrowthGuide(IReadOnlyList<IReadOnlyList<Func<double, double, double>>> terms) => this.terms = terms;

    /// <summary>Null where the class is not understood: then no line is drawn.</summary>
    public static GrowthGuide? Read(string? growth)
    {
        if (string.IsNullOrWhiteSpace(growth) || growth.Contains(" or ", StringComparison.Ordinal))
            return null;
        var inner = Order().Replace(growth.Trim(), "$1").Replace("²", "^2", StringComparison.Ordinal).Replace("³", "^3", StringComparison.Ordinal);
        var terms = inner.Split('+').Select(Term).ToList();
        return terms.Contains(null) ? null : new([.. terms.Select(t => t!)]);
    }

    /// <summary>In units of its own: only the ratio of two sizes means something.</summary>
    public double At(double n, double k) => terms.Sum(t => t.Aggregate(1.0, (product, factor) => product * factor(n, Math.Max(k, 1))));

    static List<Func<double, double, double>>? Term(string text)
    {
        var rest = text.Replace("·", " ", StringComparison.Ordinal).Replace("*", " ", StringComparison.Ordinal).Trim();
        var factors = new List<Func<double, double, double>>();
        while (rest.Length > 0)
        {
            if (Factor().Match(rest) is not { Success: true } found)
                return null;
            factors.Add(Of(found));
            rest = rest[found.Length..].TrimStart();
        }
        return factors.Count == 0 ? null : factors;
    }

    static Func<double, double, double> Of(Match factor)
    {
        var power = factor.Groups["power"] is { Success: true } p ? double.Parse(p.Value, CultureInfo.InvariantCulture) : 1;
        var second = factor.Groups["name"].Value is "k" or "E";
        if (factor.Groups["log"].Success)
            return (n, k) => Math.Pow(Math.Log2(Math.Max(second ? k : n, 2)), power);
        if (factor.Groups["number"].Success)
            return (_, _) => 1; // constants do not count
        return (n, k) => Math.Pow(second ? k : n, power);
    }

    [GeneratedRegex(@"^(?:O|Θ)\s*\((.*)\)$")]
    private static partial Regex Order();

    [GeneratedRegex(@"^(?:(?<log>log)\s*\(?\s*(?<name>[nkVE])\s*\)?|(?<name>[nkVE])(?![A-Za-z])|(?<number>\d+(?:\.\d+)?))(?:\^(?<power>\d+(?:\.\d+)?))?")]
    private static partial Regex Factor();
}
