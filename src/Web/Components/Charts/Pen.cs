using System.Globalization;

namespace Mockloop.Web.Components.Charts;

/// <summary>What the drawings have in common: a size in pixels, which the page scales, and how coordinates are written.</summary>
public static class Pen
{
    /// <summary>Of the whole drawing.</summary>
    public const double Width = 640, Height = 370;

    /// <summary>The borders of the plot within it.</summary>
    public const double Left = 92, Right = 540, Top = 14, Bottom = 300;

    /// <summary>How many lines differ in colour, dashes and mark; see app.css.</summary>
    public const int Kinds = 6;

    /// <summary>The line through these points.</summary>
    public static string Line(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")));

    /// <summary>A coordinate.</summary>
    public static string At(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A mark around a point; every kind has a shape of its own, so that colour is not all that tells.</summary>
    public static string Mark(int kind, double x, double y) => (kind % Kinds) switch
    {
        0 => Line([(x - 4, y - 4), (x + 4, y - 4), (x + 4, y + 4), (x - 4, y + 4)]),
        1 => Line([(x, y - 5.5), (x + 5, y + 4), (x - 5, y + 4)]),
        2 => Line([(x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y)]),
        3 => Line([(x, y + 5.5), (x + 5, y - 4), (x - 5, y - 4)]),
        4 => Line([(x - 5, y - 2), (x, y - 5.5), (x + 5, y - 2), (x + 3, y + 4.5), (x - 3, y + 4.5)]),
        _ => Line([(x - 5.5, y - 3), (x + 5.5, y - 3), (x + 5.5, y + 3), (x - 5.5, y + 3)]),
    };
}
