using System.Globalization;

namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>What the drawings have in common. Nothing is told by colour alone: shapes, dashes and hatching do, in black, white and grey.</summary>
static class Pen
{
    const double Across = 4.5;

    /// <summary>As it was given: a ring.</summary>
    internal static Markup Ring(double x, double y) => new Markup().Add($"""<circle class="ring" cx="{x}" cy="{y}" r="{Across}" />""");

    /// <summary>Corrected: a diamond on the line of its interval.</summary>
    internal static Markup Diamond(double x, double y, double low, double high) => new Markup().Add($"""
        <line class="interval" x1="{low}" x2="{high}" y1="{y}" y2="{y}" /><polygon class="diamond" points="{x},{y - 6} {x + 6},{y} {x},{y + 6} {x - 6},{y}" />
        """);

    /// <summary>The candidate's own: a cross.</summary>
    internal static Markup Cross(double x, double y) => new Markup().Add($"""
        <path class="cross" d="M {x - Across} {y - Across} L {x + Across} {y + Across} M {x - Across} {y + Across} L {x + Across} {y - Across}" />
        """);

    /// <summary>Words, whose place is their beginning, or by their class their middle or their end.</summary>
    internal static Markup Text(string place, double x, double y, string words) => new Markup().Add($"""<text class="{place}" x="{x}" y="{y}">{words}</text>""");

    /// <summary>Scale marks with thin lines through the drawing.</summary>
    internal static Markup Marks(IEnumerable<(double X, string Words)> marks, double top, double bottom) => new Markup().Each(marks, (m, mark) => m.Add($"""
        <line class="grid" x1="{mark.X}" x2="{mark.X}" y1="{top}" y2="{bottom}" />{Text("tick middle", mark.X, bottom + 18, mark.Words)}
        """));

    /// <summary>What fits beside a drawing.</summary>
    internal static string Short(string words, int most) => new StringInfo(words) is var pieces && pieces.LengthInTextElements <= most
        ? words : pieces.SubstringByTextElements(0, most - 1) + "…";
}
