using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Mockloop.ServiceDefaults.Calls;
using RpcStatus = Google.Rpc.Status;

namespace Mockloop.ServiceDefaults.Errors;

/// <summary>Errors outside gRPC methods, written as transcoding writes those inside: <c>google.rpc.Status</c> as JSON.</summary>
static class ErrorResponse
{
    /// <summary>The details an error may carry; without them transcoding answers an empty 500.</summary>
    public static readonly TypeRegistry Details = TypeRegistry.FromMessages(
        BadRequest.Descriptor, ErrorInfo.Descriptor, ResourceInfo.Descriptor, PreconditionFailure.Descriptor,
        QuotaFailure.Descriptor, RetryInfo.Descriptor, DebugInfo.Descriptor, RequestInfo.Descriptor, Help.Descriptor,
        LocalizedMessage.Descriptor);

    static readonly JsonFormatter Json =
        new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithTypeRegistry(Details));

    /// <summary>Writes the status in the caller's protocol.</summary>
    public static Task WriteAsync(HttpContext context, RpcStatus status)
    {
        if (Protocol.IsGrpc(context))
            return WriteGrpcAsync(context, status);
        context.Response.StatusCode = StatusMapping.HttpStatus((StatusCode)status.Code);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Json.Format(status), context.RequestAborted);
    }

    /// <summary>Gives an empty 4xx or 5xx the body every other error has.</summary>
    public static Task WriteEmptyAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (Protocol.IsGrpc(http) && http.Response.StatusCode is (StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed))
            return WriteGrpcAsync(http, StatusMapping.Plain(StatusCode.Unimplemented, $"There is no method {http.Request.Path} here."));
        var code = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => StatusCode.NotFound,
            StatusCodes.Status405MethodNotAllowed => StatusCode.Unimplemented,
            >= 400 and < 500 => StatusCode.InvalidArgument,
            _ => StatusCode.Internal,
        };
        var answered = http.Response.StatusCode;
        var status = StatusMapping.Plain(code, $"{http.Request.Method} {http.Request.Path} is answered with {answered}; see /openapi/v1.json for what there is.");
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(Json.Format(status), http.RequestAborted);
    }

    // A response of trailers only: status 200, the outcome in the headers, and no body.
    static Task WriteGrpcAsync(HttpContext context, RpcStatus status)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = status.Code.ToString();
        context.Response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        context.Response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray());
        return Task.CompletedTask;
    }
}
