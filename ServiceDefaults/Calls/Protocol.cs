using Microsoft.AspNetCore.Http;

namespace Mockloop.ServiceDefaults.Calls;

/// <summary>Which of its two faces a call came to.</summary>
static class Protocol
{
    /// <summary>gRPC itself; everything else is REST.</summary>
    public static bool IsGrpc(HttpContext http) =>
        http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>An HTTP status finer than the one transcoding has for the gRPC status. Nothing happens over gRPC.</summary>
    public static void AnswerWith(HttpContext http, int status)
    {
        if (IsGrpc(http))
            return;
        http.Response.OnStarting(() =>
        {
            http.Response.StatusCode = status;
            if (status == StatusCodes.Status304NotModified)
                (http.Response.ContentType, http.Response.ContentLength) = (null, null);
            return Task.CompletedTask;
        });
    }
}
