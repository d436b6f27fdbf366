using System.Text.Json;

namespace Mockloop.Debrief.Engine.Analysis.Complexity;

/// <summary>The growths that an exponent allows, for results that name no class: over the sizes measured, log n grows like n to the power of 1 / ln n.</summary>
static class ExponentClasses
{
    /// <summary>Exponents further apart than this are told apart: a cache that overflows bends a line by as much.</summary>
    const double Tolerance = 0.06;

    /// <summary>Tokens, where a result does not say how many.</summary>
    const double UsualSize = 1e6;

    static readonly (string Class, double Power, int Logs)[] Known =
        [("1", 0, 0), ("log n", 0, 1), ("√n", 0.5, 0), ("n", 1, 0), ("n log n", 1, 1), ("n√n", 1.5, 0), ("n²", 2, 0), ("n² log n", 2, 1), ("n³", 3, 0)];

    /// <summary>In the words of verdicts: <c>n or n log n</c>; between two where none fits. Null without an exponent.</summary>
    public static string? Of(JsonElement fit, double size)
    {
        if (!Number(fit, "exponent", out var exponent))
            return null;
        var low = (Number(fit, "low", out var l) ? Math.Min(l, exponent) : exponent) - Tolerance;
        var high = (Number(fit, "high", out var h) ? Math.Max(h, exponent) : exponent) + Tolerance;
        var fits = Known.Where(k => Slope(k, size) >= low && Slope(k, size) <= high).Select(k => k.Class).ToList();
        if (fits.Count > 0)
            return string.Join(" or ", fits);
        var slower = Known.LastOrDefault(k => Slope(k, size) < low, Known[0]);
        return $"between {slower.Class} and {Known.FirstOrDefault(k => Slope(k, size) > high, ("2^n", 0, 0)).Class}";
    }

    /// <summary>Of the sizes of a scale run the geometric mean of smallest and largest.</summary>
    public static double SizeOf(JsonElement result)
    {
        if (!result.TryGetProperty("scale", out var scale) || scale.ValueKind != JsonValueKind.Array)
            return UsualSize;
        var sizes = scale.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.Object && Number(s, "n", out var n) && n > Math.E).Select(s => s.GetProperty("n").GetDouble()).ToList();
        return sizes.Count == 0 ? UsualSize : Math.Sqrt(sizes.Min() * sizes.Max());
    }

    static double Slope((string Class, double Power, int Logs) known, double size) => known.Power + known.Logs / Math.Log(size);

    static bool Number(JsonElement fit, string name, out double value)
    {
        value = 0;
        return fit.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out value) && double.IsFinite(value);
    }
}
