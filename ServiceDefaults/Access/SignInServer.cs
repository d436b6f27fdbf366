using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;

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
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException e)
        {
            context.HttpContext.Items[Unreachable] = true;
            context.Fail(e);
        }
    }

    public static bool WasUnreachable(HttpContext context) => context.Items.ContainsKey(Unreachable);
}
