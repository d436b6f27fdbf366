namespace Mockloop.Web;

/// <summary>
/// Pages run no script but this site's own, also not one in a link of somebody's text, and appear in no frame. There is no
/// form-action on purpose: browsers apply it to the redirect after a form too, and signing out leads to the sign-in server.
/// </summary>
static class PageHeaders
{
    internal static void UsePageHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(http);
    });
}
