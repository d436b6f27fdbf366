namespace Mockloop.Web.Components.Charts;

/// <summary>Maps values to the pixels of a drawing, and says where its marks are.</summary>
public sealed class Axis
{
    const int MostTicks = 7;
    readonly bool log;
    readonly double min, max, from, to;

    Axis(bool log, double min, double max, double from, double to, IReadOnlyList<double> ticks) =>
        (this.log, this.min, this.max, this.from, this.to, Ticks) = (log, min, max, from, to, ticks);

    /// <summary>Where a line crosses the drawing.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The pixel of a value; values outside lie on the border.</summary>
    public double At(double value)
    {
        var share = (Scaled(Math.Clamp(value, min, max), log) - Scaled(min, log)) / (Scaled(max, log) - Scaled(min, log));
        return Math.Round(from + (share * (to - from)), 1);
    }

    /// <summary>Logarithmic over these values, of which those above 0 count.</summary>
    /// <param name="values">What has to find a place.</param>
    /// <param name="from">Pixel of the smallest.</param>
    /// <param name="to">Pixel of the largest.</param>
    /// <param name="isBinary">Marks are powers of two, as bytes are counted.</param>
    public static Axis Logarithmic(IEnumerable<double> values, double from, double to, bool isBinary = false)
    {
        var all = values.Where(v => v > 0 && double.IsFinite(v)).DefaultIfEmpty(1).ToList();
        var (min, max) = (all.Min() / 1.3, all.Max() * 1.3);
        if (isBinary)
            return new(true, min, max, from, to, Thinned([.. Enumerable.Range(0, 60).Select(i => Math.Pow(2, i)).Where(t => t >= min && t <= max)]));
        double[] steps = max / min > 300 ? [1] : max / min > 40 ? [1, 3] : max / min > 8 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 8];
        var decades = Enumerable.Range((int)Math.Floor(Math.Log10(min)), (int)Math.Ceiling(Math.Log10(max)) - (int)Math.Floor(Math.Log10(min)) + 1);
        var ticks = decades.SelectMany(d => steps.Select(s => s * Math.Pow(10, d))).Where(t => t >= min && t <= max).ToList();
        return new(true, min, max, from, to, Thinned(ticks));
    }

    /// <summary>Linear from 0 to the largest of these values.</summary>
    /// <param name="values">What has to find a place.</param>
    /// <param name="from">Pixel of 0.</param>
    /// <param name="to">Pixel of the largest.</param>
    /// <param name="isBinary">Marks are powers of two apart, as bytes are counted.</param>
    public static Axis Linear(IEnumerable<double> values, double from, double to, bool isBinary = false)
    {
        var max = values.Where(double.IsFinite).DefaultIfEmpty(1).Max();
        max = max > 0 ? max * 1.05 : 1;
        var wanted = max / 5;
        var decade = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        var step = isBinary ? Math.Pow(2, Math.Ceiling(Math.Log2(wanted))) : decade * (wanted / decade <= 1 ? 1 : wanted / decade <= 2 ? 2 : wanted / decade <= 5 ? 5 : 10);
        return new(false, 0, max, from, to, [.. Enumerable.Range(0, (int)(max / step) + 1).Select(i => i * step)]);
    }

    static List<double> Thinned(List<double> ticks)
    {
        var every = Math.Max(1, (int)Math.Ceiling(ticks.Count / (double)MostTicks));
        return [.. ticks.Where((_, i) => i % every == 0)];
    }

    static double Scaled(double value, bool log) => log ? Math.Log10(value) : value;
}
