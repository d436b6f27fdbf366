using System.Globalization;

namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>How figures are written.</summary>
static class Figures
{
    internal const string None = "–";

    /// <summary>A score or a mean of scores.</summary>
    internal static string Score(double? value) => value?.ToString("0.0", CultureInfo.InvariantCulture) ?? None;

    /// <summary>With its 95 % interval.</summary>
    internal static string Score(FairScore? fair) => fair is null ? None : string.Create(CultureInfo.InvariantCulture, $"{fair.Value:0.0} ({fair.Low:0.0}–{fair.High:0.0})");

    /// <summary>A coefficient.</summary>
    internal static string Two(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−') ?? None;

    /// <summary>Logits, with their sign.</summary>
    internal static string Signed(double? value) => value?.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) ?? None;

    /// <summary>A share of 1.</summary>
    internal static string Percent(double? share) => share is { } s ? string.Create(CultureInfo.InvariantCulture, $"{100 * s:0} %") : None;

    internal static string Date(DateTimeOffset at) => at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    internal static string ShortDate(DateTimeOffset at) => at.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"one card", "3 cards".</summary>
    internal static string Count(int number, string one, string? many = null) =>
        number == 1 ? $"one {one}" : string.Create(CultureInfo.InvariantCulture, $"{number} {many ?? one + "s"}");
}
