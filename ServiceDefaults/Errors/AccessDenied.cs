using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.ServiceDefaults.Errors;

/// <summary>401 and 403 with the same body as every other error, and as a real status where the caller speaks gRPC.</summary>
sealed class AccessDenied : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler _inner = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            return _inner.HandleAsync(next, context, policy, authorizeResult);
        if (authorizeResult.Forbidden)
            return ErrorResponse.WriteAsync(context, StatusMapping.Plain(StatusCode.PermissionDenied, "Your sign-in does not allow this call."));
        if (SignInServer.WasUnreachable(context))
            return ErrorResponse.WriteAsync(context, StatusMapping.Plain(StatusCode.Unavailable, "The sign-in server cannot be reached; try again in a moment."));
        context.Response.Headers.WWWAuthenticate = "Bearer";
        var reason = context.Request.Headers.Authorization.Count == 0
            ? "This needs a sign-in: send a bearer token of the realm."
            : "The bearer token is not valid here; sign in again.";
        return ErrorResponse.WriteAsync(context, StatusMapping.Plain(StatusCode.Unauthenticated, reason));
    }
}
