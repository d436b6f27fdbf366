using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.ServiceDefaults.Limits;

/// <summary>
/// The size limit of each method over gRPC; over REST <see cref="Rest.RestBody"/> applies it before anything is parsed. What
/// is larger than every limit, the server refuses before it gets here.
/// </summary>
sealed class RequestSize : Interceptor
{
    /// <summary>Bytes the endpoint takes.</summary>
    public static int LimitOf(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<CallLimitsAttribute>()?.Bytes ?? CallLimitsAttribute.DefaultBytes;

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check(request, context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(request, context);
        return continuation(request, responseStream, context);
    }

    static void Check(object request, ServerCallContext context)
    {
        var limit = LimitOf(context.GetHttpContext().GetEndpoint());
        if (request is IMessage message && message.CalculateSize() > limit)
            throw DomainException.TooLarge(limit);
    }
}
