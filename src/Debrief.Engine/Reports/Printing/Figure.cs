namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>A drawing in SVG with a title, words and a table for those who do not see it.</summary>
/// <param name="Id">Tells it from the other drawings of the report.</param>
/// <param name="Title">What is drawn; shown above and read out.</param>
/// <param name="Description">What one would see.</param>
/// <param name="Width">Of the drawing, in its own units; the page scales it.</param>
/// <param name="Height">Of the drawing.</param>
sealed record Figure(string Id, string Title, string Description, double Width, double Height)
{
    /// <summary>The drawing, and all its figures once more in a table.</summary>
    internal Markup With(Markup drawing, Markup table) => new Markup().Add($"""
        <figure>
        <figcaption>{Title}</figcaption>
        <svg viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="r-{Id}-title r-{Id}-text">
        <title id="r-{Id}-title">{Title}</title>
        <desc id="r-{Id}-text">{Description}</desc>
        {drawing}
        </svg>
        {table}
        </figure>

        """);

    /// <summary>A table that says what it holds.</summary>
    /// <param name="caption">What it holds.</param>
    /// <param name="columns">The first names the rows.</param>
    /// <param name="rows">Text, in the columns' order.</param>
    internal static Markup Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Markup().Add($"""<div class="scroll" role="region" aria-label="{caption}" tabindex="0"><table><caption>{caption}</caption><thead><tr>""");
        table.Each(columns, (t, c) => t.Add($"""<th scope="col">{c}</th>""")).Add($"</tr></thead><tbody>");
        foreach (var row in rows)
            table.Add($"""<tr><th scope="row">{row[0]}</th>""").Each(row.Skip(1), (t, cell) => t.Add($"<td>{cell}</td>")).Add($"</tr>\n");
        return table.Add($"</tbody></table></div>");
    }
}
