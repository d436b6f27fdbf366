using Mockloop.Debrief.Engine.Reports.Printing;
using Mockloop.ServiceDefaults.Errors;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Reports;

/// <summary>In what form a report is asked for.</summary>
sealed record PrintRequest(bool Article, Links Links)
{
    const int LongestSite = 200;

    public static PrintRequest Of(Proto.PrintForm? form)
    {
        if (form is not { } asked || (asked.Site.Length == 0 && !asked.Article))
            return new(false, Links.None);
        if (asked.Article)
            return new(true, Links.Within);
        var site = Require.Length(asked.Site, 1, LongestSite, "form.site");
        return Uri.TryCreate(site, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? new(false, Links.To(address))
            : throw DomainException.Invalid("form.site", site, "is no address of a site; send one like https://mockloop.example, or leave it empty");
    }

    public Proto.PrintedReport File(string name, ReportPage page) =>
        new() { FileName = name + ".html", Title = page.Title, Html = Article ? page.Body.ToString() : page.ToFile() };
}
