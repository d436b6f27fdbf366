using Mockloop.Debrief.Engine.Analysis.Reading;

namespace Mockloop.Debrief.Engine.Analysis.Numbers;

/// <summary>Computes again what an answer's numbers say about each other, and tells a wrong result from a wrong unit.</summary>
static class Arithmetic
{
    const double Least = 0.04, Most = 0.12; // relative tolerance; people round

    /// <summary>Factors by which a result is off when only its unit is wrong.</summary>
    static readonly (double Factor, string Words)[] Slips =
    [
        (8, "bits and bytes"), (1e3, "a factor of 1,000"), (1e6, "a factor of 1,000,000"), (1.073741824, "GB and GiB"), (60, "seconds and minutes"), (3600, "seconds and hours"), (1e9, "a factor of 1,000,000,000"),
    ];

    public static IReadOnlyList<CheckedNumber> Check(WrittenText text, IReadOnlyList<Quantity> quantities, Findings findings)
    {
        var facts = new Facts(text, quantities);
        var written = new Equations(text, quantities).Find().GroupBy(e => e.Result).ToDictionary(g => g.Key, g => g.First());
        var solver = new Solver(text, quantities);
        var (numbers, first) = (new List<CheckedNumber>(), -1);
        for (var i = 0; i < quantities.Count; i++)
        {
            var expected = written.TryGetValue(i, out var equation) ? new(IsOfBoth(quantities[i], facts) ? [equation.Computed, 2 * equation.Computed] : [equation.Computed], "the calculation as written", AtLeast: equation.Ratio && quantities[i].Dimension is Dimension.Devices or Dimension.Count && quantities[i].Written % 1 == 0, Converts: equation.Converts) : Rules.For(quantities[i], facts) ?? solver.For(i);
            if (expected is null || expected.Values is not [> 0, ..])
                continue;
            numbers.Add(Compare(text, quantities[i], expected, findings));
            first = first < 0 ? i : first;
        }
        if (numbers.Count > 0 && numbers.TrueForAll(n => n.Ok))
            findings.Add("arithmetic-holds", quantities[first].From, quantities[first].To);
        return numbers;
    }

    /// <summary>"32 layers × 8 heads × K/V": keys and values are two, where nobody wrote the 2.</summary>
    static bool IsOfBoth(Quantity q, Facts facts) => q.Dimension == Dimension.Bytes && facts.InSentence(q, "k", "keys", "key") && facts.InSentence(q, "v", "values", "value");

    static CheckedNumber Compare(WrittenText text, Quantity q, Expected expected, Findings findings)
    {
        var fits = expected.Values.Where(v => Fits(q, v, expected)).ToList();
        var computed = fits.Count > 0 ? fits[0] : expected.Values[0];
        var shown = Math.Round(computed / q.Scale, 6);
        if (fits.Count == 0)
        {
            var slip = expected.Values.Select(v => Slip(q, v, expected.Converts)).FirstOrDefault(s => s is not null);
            findings.Add(slip is null ? "wrong-arithmetic" : "unit-slip", q.From, q.To, $"{Sentence(expected.Words)}: {shown:G5} {q.Unit}{(slip is null ? "" : $"; off by {slip}")}.");
        }
        return new(text.Text[q.From..q.To], Math.Round(q.Written, 6), shown, fits.Count > 0, q.Unit, expected.Words);
    }

    static bool Fits(Quantity q, double value, Expected expected)
    {
        var (claimed, tolerance) = (q.Base, Tolerance(q));
        if (expected.Spare || expected.AtLeast)
            return claimed >= value * 0.98 && claimed <= Math.Max(Math.Ceiling(value - 1e-9) + (expected.Spare ? 2 : 0), value * (expected.Spare ? 1.7 : 1 + tolerance));
        return (expected.AtMost && value <= claimed) || Math.Abs(claimed - value) <= tolerance * value;
    }

    /// <summary>Half of the last digit that was written, within limits.</summary>
    static double Tolerance(Quantity q)
    {
        var leading = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(q.Written, 1e-12))));
        return Math.Clamp(0.5 * leading * Math.Pow(10, 1 - q.Digits) / Math.Max(q.Written, 1e-12), Least, Most);
    }

    static string? Slip(Quantity q, double value, bool converts)
    {
        var ratio = q.Base > value ? q.Base / value : value / q.Base;
        foreach (var (factor, words) in Slips)
            if ((converts || factor > 2) && Math.Abs((ratio / factor) - 1) < (factor < 2 ? 0.015 : 0.06))
                return words;
        return null;
    }

    static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
