using System.Globalization;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Checking;

/// <summary>The flags of the format's default output validator.</summary>
public sealed record CheckerOptions
{
    /// <summary>Tokens, without regard to case or amount of white space.</summary>
    public static CheckerOptions Default { get; } = new();

    /// <summary>Upper and lower case differ.</summary>
    public bool CaseSensitive { get; init; }

    /// <summary>White space must match exactly.</summary>
    public bool SpaceSensitive { get; init; }

    /// <summary>Largest absolute error of a number, null where numbers are text.</summary>
    public double? Absolute { get; init; }

    /// <summary>Largest relative error of a number, null where numbers are text.</summary>
    public double? Relative { get; init; }

    internal bool Floats => Absolute is not null || Relative is not null;

    /// <param name="arguments">As the package gives them.</param>
    /// <param name="from">The file and key they stand under, for messages.</param>
    internal static CheckerOptions Parse(IReadOnlyList<string> arguments, string from)
    {
        var options = Default;
        for (var i = 0; i < arguments.Count; i++)
            options = arguments[i] switch
            {
                "case_sensitive" => options with { CaseSensitive = true },
                "space_change_sensitive" => options with { SpaceSensitive = true },
                "float_absolute_tolerance" => options with { Absolute = Number(arguments, ++i, from) },
                "float_relative_tolerance" => options with { Relative = Number(arguments, ++i, from) },
                "float_tolerance" => options with { Absolute = Number(arguments, ++i, from), Relative = Number(arguments, i, from) },
                var unknown => throw new PackageException(
                    $"{from}: {unknown}: the default output validator has no such argument; bring an output validator, or use "
                    + "case_sensitive, space_change_sensitive, float_tolerance, float_absolute_tolerance or float_relative_tolerance"),
            };
        return options;
    }

    static double Number(IReadOnlyList<string> arguments, int at, string from) =>
        at < arguments.Count && double.TryParse(arguments[at], CultureInfo.InvariantCulture, out var value) && value >= 0 && double.IsFinite(value)
            ? value
            : throw new PackageException($"{from}: {arguments[at - 1]} needs a number of at least 0 after it");
}
