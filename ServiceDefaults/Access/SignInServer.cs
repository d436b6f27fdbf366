using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Mockloop.ServiceDefaults.Access;

/// <summary>
/// Tells "your token is bad" from "the sign-in server's keys could not be read": the second is not the caller's
/// fault, and answering it with Unavailable lets the caller try again.
/// </summary>
static class SignInServer
{
    static readonly object Unreachable = new();

    public static Task NoteUnreachableAsync(AuthenticationFailedContext context)
    {
        if (context.Exception is SecurityTokenException)
            return Task.CompletedTask;
        context.HttpContext.Items[Unreachable] = true;
        context.Fail(context.Exception);
        return Task.CompletedTask;
    }

    public static bool WasUnreachable(HttpContext context) => context.Items.ContainsKey(Unreachable);
}
