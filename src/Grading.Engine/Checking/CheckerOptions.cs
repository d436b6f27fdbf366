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

    internal static CheckerOptions Parse(string[] arguments, string file)
    {
        var options = Default;
        for (var i = 0; i < arguments.Length; i++)
            options = arguments[i] switch
            {
                "case_sensitive" => options with { CaseSensitive = true },
                "space_change_sensitive" => options with { SpaceSensitive = true },
                "float_absolute_tolerance" => options with { Absolute = Number(arguments, ++i, file) },
                "float_relative_tolerance" => options with { Relative = Number(arguments, ++i, file) },
                "float_tolerance" => options with { Absolute = Number(arguments, ++i, file), Relative = Number(arguments, i, file) },
                var unknown => throw new PackageException($"{file}: output_validator_args: unknown argument {unknown}"),
            };
        return options;
    }

    static double Number(string[] arguments, int at, string file) =>
        at < arguments.Length && double.TryParse(arguments[at], CultureInfo.InvariantCulture, out var value) && value >= 0
            ? value
            : throw new PackageException($"{file}: output_validator_args: {arguments[at - 1]} needs a number of at least 0 after it");
}
