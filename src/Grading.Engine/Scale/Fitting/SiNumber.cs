using System.Globalization;

namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>Numbers as people say them: three figures and a prefix.</summary>
static class SiNumber
{
    /// <summary>A size: <c>8 M</c>, <c>250 k</c>, <c>512</c>.</summary>
    public static string Count(double value) => value < 10_000 ? Figures(value) : Prefixed(value, "");

    /// <summary>A duration.</summary>
    public static string Milliseconds(double value) => value < 1000 ? Figures(value) + " ms" : Figures(value / 1000) + " s";

    /// <summary>Memory, in powers of ten.</summary>
    public static string Bytes(double value) => Prefixed(value, "B");

    static string Prefixed(double value, string unit)
    {
        var prefix = value switch { < 1e3 => "", < 1e6 => "k", < 1e9 => "M", < 1e12 => "G", _ => "T" };
        var divisor = prefix switch { "" => 1, "k" => 1e3, "M" => 1e6, "G" => 1e9, _ => 1e12 };
        return $"{Figures(value / divisor)} {prefix}{unit}".TrimEnd();
    }

    static string Figures(double value) =>
        value.ToString(value switch { >= 100 => "0", >= 10 => "0.#", _ => "0.##" }, CultureInfo.InvariantCulture);
}
