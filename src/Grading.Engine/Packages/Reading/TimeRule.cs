using System.Globalization;

namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>Reads how the time limit comes about.</summary>
static class TimeRule
{
    const string Dotted = ".timelimit", Ini = "domjudge-problem.ini";

    public static TimeLimitRule Read(PackageFolder folder, YamlMap limits, FormatVersion format)
    {
        var multipliers = limits.MapOrEmpty("time_multipliers");
        var legacy = format == FormatVersion.Legacy;
        var rule = new TimeLimitRule
        {
            Given = Given(folder, limits),
            AcceptedToLimit = Above0(limits, "time_multiplier") ?? Above0(multipliers, "ac_to_time_limit") ?? (legacy ? 5 : 2),
            LimitToTooSlow = Above0(limits, "time_safety_margin") ?? Above0(multipliers, "time_limit_to_tle") ?? (legacy ? 2 : 1.5),
            Resolution = TimeSpan.FromSeconds(Math.Max(0.001, Above0(limits, "time_resolution") ?? 1)),
        };
        multipliers.WarnUnknown();
        if (!legacy && (limits.Has("time_multiplier") || limits.Has("time_safety_margin")))
            limits.Warn("time_multiplier and time_safety_margin are keys of legacy packages; later ones have time_multipliers");
        return rule;
    }

    /// <summary>Nothing that makes sense is larger, and sums and products of such numbers are still times.</summary>
    const double Most = 1e6;

    /// <summary>Seconds, or a factor of them.</summary>
    public static double? Above0(YamlMap map, string key) => Above0(map, key, Most);

    public static double? Above0(YamlMap map, string key, double most) => map.Number(key) switch
    {
        null => null,
        > 0 and var number when number <= most => number,
        > 0 and var number => throw new PackageException(string.Create(CultureInfo.InvariantCulture, $"{map.Shown}: {key}: {number}: must be at most {most}")),
        var number => throw new PackageException(string.Create(CultureInfo.InvariantCulture, $"{map.Shown}: {key}: {number}: must be above 0")),
    };

    /// <summary>In <c>problem.yaml</c>, or in one of the files that stood in for it before there was a key.</summary>
    static TimeSpan? Given(PackageFolder folder, YamlMap limits)
    {
        var key = Above0(limits, "time_limit");
        var other = FromDotted(folder) ?? FromIni(folder);
        if (key is { } a && other is { } b && Math.Abs(a - b) > 1e-9)
            limits.Warn(string.Create(CultureInfo.InvariantCulture, $"time_limit: {a} s here, {b} s in another file; this one holds"));
        return (key ?? other) is { } seconds ? Seconds(seconds, limits) : null;
    }

    static TimeSpan Seconds(double seconds, YamlMap limits) => seconds is >= 0.001 and <= 1e6
        ? TimeSpan.FromSeconds(seconds)
        : throw new PackageException(string.Create(CultureInfo.InvariantCulture, $"{limits.Shown}: time_limit: {seconds} s is out of range"));

    static double? FromDotted(PackageFolder folder) => folder.Hidden(Dotted) is { } path ? Parse(File.ReadAllText(path), Dotted) : null;

    static double? FromIni(PackageFolder folder)
    {
        if (!folder.Has(Ini))
            return null;
        var line = File.ReadLines(folder.PathOf(Ini)).Select(l => l.Split('=', 2))
            .FirstOrDefault(l => l is [var name, _] && name.Trim() == "timelimit");
        return line is [_, var value] ? Parse(value.Trim().Trim('\'', '"'), Ini) : null;
    }

    static double Parse(string text, string file) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? seconds
            : throw new PackageException($"{file}: {(text.Length > 40 ? text[..40] : text).Trim()}: expected a number of seconds above 0");
}
