namespace Mockloop.Debrief.Engine.Reports.Printing;

/// <summary>Where a report's links lead.</summary>
public sealed record Links
{
    readonly string? site;

    Links(string? site) => this.site = site;

    /// <summary>For a report that is shown on a page of the site.</summary>
    public static Links Within { get; } = new("");

    /// <summary>For a file that goes nobody knows where: words instead of links.</summary>
    public static Links None { get; } = new((string?)null);

    /// <summary>For a file that leads back to the site.</summary>
    /// <param name="site">"https://mockloop.example", without a path.</param>
    public static Links To(Uri site) => new(site.GetLeftPart(UriPartial.Authority));

    internal Markup Link(string path, string words) => site is null ? new Markup().Add($"{words}") : new Markup().Add($"<a href=\"{site}{path}\">{words}</a>");
}
