using Microsoft.AspNetCore.Authentication;

namespace Mockloop.Web.SignIn;

/// <summary>
/// Puts the session's access token where the platform's gRPC clients look for a caller's token, so that every call the
/// page makes is made as the person who looks at it.
/// </summary>
sealed class BearerOfSession(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Request.Headers.Remove("Authorization");
        if (context.User.Identity?.IsAuthenticated == true && await context.GetTokenAsync("access_token") is { } token)
            context.Request.Headers.Authorization = "Bearer " + token;
        await next(context);
    }
}
