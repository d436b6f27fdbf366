using System.Reflection;

namespace Mockloop.Identity.Layout;

/// <summary>What all pages of the realm share: their folder, style and security headers.</summary>
static class Pages
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.AddFormLimit();
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/");
        builder.Services.AddAntiforgery(token => token.Cookie.Name = "MOCKLOOP_FORM");
    }

    public static void MapPages(this WebApplication app)
    {
        var style = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("realm.css")!).ReadToEnd();
        app.MapGet("/realm.css", () => Results.Text(style, "text/css"));
        app.MapRazorPages();
    }

    /// <summary>Errors are a page for browsers; programs get OpenIddict's bare answer.</summary>
    public static void UseFailurePage(this WebApplication app) => app.UseWhen(
        http => http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase),
        browsers => browsers.UseStatusCodePagesWithReExecute("/failure/{0}"));

    /// <summary>
    /// Pages run no script and appear in no frame. There is no form-action on purpose: browsers apply it to the
    /// redirect after a form too, which leads to the client's address.
    /// </summary>
    public static void UsePageHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return next(http);
    });
}
