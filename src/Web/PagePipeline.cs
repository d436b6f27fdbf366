using Mockloop.Web.SignIn;

namespace Mockloop.Web;

/// <summary>What every request for a page passes, in this order.</summary>
static class PagePipeline
{
    internal static void UsePagePipeline(this WebApplication app)
    {
        app.UsePageHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<BearerOfSession>();
    }
}
