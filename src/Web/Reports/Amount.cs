using System.Globalization;

namespace Mockloop.Web.Reports;

/// <summary>Numbers as people say them.</summary>
public static class Amount
{
    static readonly string[] Thousands = ["", " k", " M", " G", " T"], Binary = [" B", " KiB", " MiB", " GiB", " TiB"];

    /// <summary>50000000 is "50 M".</summary>
    public static string Count(double value) => Scaled(value, 1000, Thousands);

    /// <summary>9437184 is "9 MiB".</summary>
    public static string Bytes(double value) => Scaled(value, 1024, Binary);

    /// <summary>310 is "310 ms", 1510 is "1.51 s".</summary>
    public static string Time(double ms) => ms switch
    {
        >= 120_000 => $"{Digits(ms / 60_000)} min",
        >= 1000 => $"{Digits(ms / 1000)} s",
        >= 0.01 or 0 => $"{Digits(ms)} ms",
        _ => $"{Digits(ms * 1000)} µs",
    };

    /// <summary>The words, or a dash where nothing was measured.</summary>
    public static string Or(double? value, Func<double, string> words) => value is { } v && double.IsFinite(v) ? words(v) : "–";

    /// <summary>Three digits that count.</summary>
    public static string Digits(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return value.ToString(CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6);
        var rounded = Math.Round(value, decimals);
        return rounded.ToString(Math.Abs(rounded) >= 1000 ? "#,0" : "0.######", CultureInfo.InvariantCulture);
    }

    static string Scaled(double value, double step, string[] units)
    {
        var unit = 0;
        while (unit < units.Length - 1 && Math.Abs(value) >= step)
            (value, unit) = (value / step, unit + 1);
        return Digits(value) + units[unit];
    }
}
