using Microsoft.AspNetCore.Authentication;
using static OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreConstants;

namespace Mockloop.Identity.SignIn;

/// <summary>A protocol error with words for the developer of the client.</summary>
static class Refusal
{
    public static AuthenticationProperties Of(string error, string description) => new(new Dictionary<string, string?>
    {
        [Properties.Error] = error,
        [Properties.ErrorDescription] = description,
    });
}
