using System.Globalization;
using System.Text.RegularExpressions;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Packages.Reading;

namespace Mockloop.Grading.Engine.Scale.Definition;

/// <summary>Numbers with a unit, as people write them: <c>50M</c>, <c>64 MiB</c>, <c>1.5 s</c>.</summary>
static partial class Quantity
{
    /// <summary>A count of 1 or more; k, M and G stand for thousands, millions, thousands of millions.</summary>
    public static long? Count(YamlMap map, string key) =>
        Read(map, key, "a count such as 512, 200k or 50M", ("", 1), ("k", 1e3), ("M", 1e6), ("G", 1e9)) is { } count ? Whole(map, key, count) : null;

    /// <summary>Bytes; the unit is part of it.</summary>
    public static long? Bytes(YamlMap map, string key) =>
        Read(map, key, "a size such as 64 MiB", ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)) is { } bytes ? Whole(map, key, bytes) : null;

    /// <summary>A duration; the unit is part of it.</summary>
    public static TimeSpan? Duration(YamlMap map, string key) =>
        Read(map, key, "a duration such as 200 ms or 1.5 s", ("ms", 1), ("s", 1000)) is { } ms ? TimeSpan.FromMilliseconds(ms) : null;

    static double? Read(YamlMap map, string key, string expected, params (string Unit, double Factor)[] units)
    {
        if (map.Text(key) is not { } text)
            return null;
        var match = Form().Match(text.Trim());
        return match.Success && Array.Find(units, u => u.Unit == match.Groups[2].Value) is { Factor: > 0 } unit
            && double.TryParse(match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number * unit.Factor
            : throw new PackageException($"{map.Shown}: {key}: {text}: expected {expected}");
    }

    static long Whole(YamlMap map, string key, double value) => value is >= 1 and <= 1e15
        ? (long)Math.Round(value)
        : throw new PackageException($"{map.Shown}: {key}: {map.Text(key)}: expected 1 to 10^15");

    [GeneratedRegex(@"^([0-9]+(?:\.[0-9]+)?)\s*([A-Za-z]*)$")]
    private static partial Regex Form();
}
