using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Mockloop.Identity.Accounts;
using Mockloop.Identity.Data;
using Mockloop.Identity.Layout;
using Mockloop.Identity.Realm;
using Mockloop.Identity.SignIn;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Mockloop.Identity.Device;

/// <summary>Where a person types the code that their device shows, signs in and allows or refuses it.</summary>
[EnableRateLimiting(FormLimit.Policy)]
sealed class DeviceModel(IdentityDb db, IOpenIddictApplicationManager clients, TimeProvider time) : PageModel
{
    const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public string? Outcome { get; private set; }
    public string? Code { get; private set; }
    public string? ClientName { get; private set; }
    public string? PersonName { get; private set; }
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? outcome, CancellationToken ct)
    {
        Outcome = outcome;
        return outcome is null && await ReadAsync(ct) is (null, not null)
            ? Redirect(SignInModel.Address(HttpContext, Request.PathBase + Request.Path + Request.QueryString))
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? accept, CancellationToken ct)
    {
        if (await ReadAsync(ct) is not ({ } person, { } device))
            return Page();
        if (accept is null)
            return Forbid(Then("refused"), Scheme);

        var client = device.GetClaim(Claims.ClientId)!;
        return SignIn(TokenClaims.ForPerson(person.Account, person.Session, client, device.GetScopes()), Then("allowed"), Scheme);
    }

    async Task<((Account Account, Session Session)? Person, System.Security.Claims.ClaimsPrincipal? Device)> ReadAsync(CancellationToken ct)
    {
        var verified = await HttpContext.AuthenticateAsync(Scheme);
        Code = verified.Properties?.GetTokenValue(OpenIddictServerAspNetCoreConstants.Tokens.UserCode);
        if (verified.Principal?.GetClaim(Claims.ClientId) is not { } client)
        {
            Problem = Code is null ? null : "This code is not known, or it is too old. Ask your device for a new one.";
            return default;
        }

        var session = await Session.OfBrowserAsync(HttpContext, time);
        if (session is null || await db.Accounts.FindAsync([session.Account], ct) is not { } account)
            return (null, verified.Principal);

        ClientName = await clients.GetDisplayNameAsync((await clients.FindByClientIdAsync(client, ct))!, ct);
        PersonName = account.Name;
        return ((account, session), verified.Principal);
    }

    AuthenticationProperties Then(string outcome) => new() { RedirectUri = Url.Page("/Device/Device", new { outcome }) };
}
