using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Mockloop.ServiceDefaults.Access;

/// <summary>
/// Tells "your token is bad" from "the sign-in server's keys could not be read": the second is not the caller's
/// fault, and answering it with Unavailable lets the caller try again.
/// </summary>
static class SignInServer
{
    static readonly object Unreachable = new();

    // The token handler hides a failed read of the keys behind "key not found", so the keys are asked for here:
    // held ones cost nothing, and without any the question is the next attempt to get them.
    public static async Task NoteUnreachableAsync(AuthenticationFailedContext context)
    {
        try
        {
            var realm = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
            // Got at this second attempt: nobody has held the token against them yet.
            if (context.Exception is SecurityTokenSignatureKeyNotFoundException && realm.SigningKeys.Any(key => key.KeyId == KeyOf(context.HttpContext)))
                Note(context, context.Exception);
        }
        catch (InvalidOperationException e)
        {
            Note(context, e);
        }
    }

    static void Note(AuthenticationFailedContext context, Exception why)
    {
        context.HttpContext.Items[Unreachable] = true;
        context.Fail(why);
    }

    // Whoever looked for its key has read the token already.
    static string KeyOf(HttpContext http) => new JsonWebToken(http.Request.Headers.Authorization.ToString().Split(' ')[^1]).Kid;

    public static bool WasUnreachable(HttpContext context) => context.Items.ContainsKey(Unreachable);
}
