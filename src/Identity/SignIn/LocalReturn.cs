using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Mockloop.Identity.Realm;

namespace Mockloop.Identity.SignIn;

/// <summary>Goes on only inside this realm: a return address comes from the query, which anybody can write.</summary>
static class LocalReturn
{
    public static IActionResult To(PageModel page, string? returnUrl) =>
        page.Url.IsLocalUrl(returnUrl) && returnUrl.StartsWith(RealmOptions.Path + "/", StringComparison.Ordinal)
            ? page.LocalRedirect(returnUrl)
            : page.RedirectToPage("/SignIn/SignedIn");
}
