using Grpc.Core;
using Grpc.Core.Interceptors;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.ServiceDefaults.Clients;

/// <summary>What every outgoing call gets: a deadline when it is unary and has none, and a token.</summary>
sealed class OutgoingCall(ITokenSource tokens, ServiceTokens service, TimeProvider clock) : Interceptor
{
    static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(10);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, Prepared(context));

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, Prepared(context));

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, Prepared(context));

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(Prepared(context));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) =>
        continuation(Prepared(context));

    ClientInterceptorContext<TRequest, TResponse> Prepared<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> context)
        where TRequest : class
        where TResponse : class
    {
        var options = context.Options;
        if (context.Method.Type == MethodType.Unary && options.Deadline is null)
            options = options.WithDeadline(clock.GetUtcNow().UtcDateTime + DefaultDeadline);
        return new(context.Method, context.Host, WithToken(options));
    }

    CallOptions WithToken(CallOptions options)
    {
        var headers = options.Headers;
        if (options.Credentials is not null || headers?.Get("authorization") is not null)
            return options;
        if (headers?.Get(CallAs.Header) is not null || headers?.Get(Caller.ActingPersonHeader) is not null)
            return options.WithHeaders(WithoutMark(headers)).WithCredentials(Bearer(async ct => await service.TokenAsync(ct)));
        return options.WithCredentials(Bearer(tokens.TokenAsync));
    }

    static Metadata WithoutMark(Metadata headers)
    {
        var rest = new Metadata();
        foreach (var entry in headers.Where(entry => entry.Key != CallAs.Header))
            rest.Add(entry);
        return rest;
    }

    static CallCredentials Bearer(Func<CancellationToken, ValueTask<string?>> token) =>
        CallCredentials.FromInterceptor(async (context, metadata) =>
        {
            if (await token(context.CancellationToken) is { } bearer)
                metadata.Add("authorization", $"Bearer {bearer}");
        });
}
