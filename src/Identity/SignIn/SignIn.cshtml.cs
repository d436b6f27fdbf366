using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Mockloop.Identity.Accounts;
using Mockloop.Identity.Layout;
using Mockloop.Identity.Realm;

namespace Mockloop.Identity.SignIn;

/// <summary>The sign-in page. Its field names are Keycloak's, so that scripts fill both the same way.</summary>
[EnableRateLimiting(FormLimit.Policy)]
sealed class SignInModel(PasswordCheck passwords, RealmOptions realm, TimeProvider time) : PageModel
{
    /// <summary>Keycloak's path for the same step.</summary>
    public const string Path = "/login-actions/authenticate";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Username { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public string? Problem { get; private set; }

    public bool MaySignUp => realm.Registration.Enabled;

    /// <summary>Where to send somebody who must sign in and then go on to <paramref name="returnUrl"/>.</summary>
    public static string Address(HttpContext http, string returnUrl) =>
        http.Request.PathBase + Path + QueryString.Create("returnUrl", returnUrl);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (account, lockedUntil) = await passwords.RunAsync(Username ?? "", Password ?? "", ct);
        if (account is null)
        {
            Problem = lockedUntil is { } end ? LockedMessage(end) : "The user name or the password is not right.";
            return Page();
        }

        await Session.Start(account, time).OpenInBrowserAsync(HttpContext);
        return LocalReturn.To(this, ReturnUrl);
    }

    string LockedMessage(DateTimeOffset end)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling((end - time.GetUtcNow()).TotalMinutes));
        return $"Too many failed attempts. Try again in {minutes} {(minutes == 1 ? "minute" : "minutes")}, at {end:HH:mm} UTC.";
    }
}
