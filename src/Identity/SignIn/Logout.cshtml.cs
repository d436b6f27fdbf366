using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Mockloop.Identity.SignIn;

/// <summary>
/// Ends the browser's session and the tokens of the client that asks. A client proves itself by the identity token
/// it was given; without that the person is asked first, or any page on the web could sign people out.
/// </summary>
[IgnoreAntiforgeryToken]
sealed class LogoutModel(IAntiforgery antiforgery, IOpenIddictTokenManager tokens) : PageModel
{
    const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public bool Done { get; private set; }

    public IEnumerable<(string Name, string Value)> Carried =>
        HttpContext.GetOpenIddictServerRequest()!.GetParameters().Select(p => (p.Key, p.Value.ToString() ?? ""));

    public Task<IActionResult> OnGetAsync(bool done, CancellationToken ct)
    {
        Done = done;
        return done ? Task.FromResult<IActionResult>(Page()) : EndAsync(confirmed: false, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await EndAsync(confirmed: await antiforgery.IsRequestValidAsync(HttpContext), ct);

    async Task<IActionResult> EndAsync(bool confirmed, CancellationToken ct)
    {
        var hint = (await HttpContext.AuthenticateAsync(Scheme)).Principal;
        if (hint?.GetClaim(Claims.Subject) is null && !confirmed)
            return Page();

        if (hint?.GetAuthorizationId() is { } grant)
            await tokens.RevokeByAuthorizationIdAsync(grant, ct);
        await Session.CloseInBrowserAsync(HttpContext);
        var home = new AuthenticationProperties { RedirectUri = Url.Page("/SignIn/Logout", new { done = true }) };
        return SignOut(home, Scheme);
    }
}
