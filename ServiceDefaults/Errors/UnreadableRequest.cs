using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Mockloop.ServiceDefaults.Errors;

/// <summary>
/// Bytes that are no message of the method are the caller's fault. The gRPC library reads them before any interceptor runs
/// and answers Unknown, which blames the service; here that becomes InvalidArgument.
/// </summary>
static class UnreadableRequest
{
    const string StatusHeader = "grpc-status", MessageHeader = "grpc-message";
    const string Message = "The request is no message of this method: it is cut off, not UTF-8 or built from another contract.";
    static readonly object Read = new();

    /// <summary>The request was understood: what goes wrong from now on is not its form.</summary>
    public static void NoteRead(HttpContext context) => context.Items[Read] = true;

    public static void UseUnreadableRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        var headers = context.Response.Headers;
        if (context.Response.HasStarted || context.Items.ContainsKey(Read) || headers[StatusHeader] != ((int)StatusCode.Unknown).ToString())
            return;
        headers[StatusHeader] = ((int)StatusCode.InvalidArgument).ToString();
        headers[MessageHeader] = Uri.EscapeDataString(Message);
    });
}
