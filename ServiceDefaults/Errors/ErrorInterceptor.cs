using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace Mockloop.ServiceDefaults.Errors;

/// <summary>Every exception of a gRPC method becomes a rich status here, for gRPC and for REST through transcoding.</summary>
sealed partial class ErrorInterceptor(ILogger<ErrorInterceptor> log) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(request, context), context);

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(requestStream, context), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(request, responseStream, context), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(requestStream, responseStream, context), context);

    async Task GuardAsync(Func<Task> call, ServerCallContext context) =>
        await GuardAsync(async () => { await call(); return true; }, context);

    async Task<T> GuardAsync<T>(Func<Task<T>> call, ServerCallContext context)
    {
        UnreadableRequest.NoteRead(context.GetHttpContext());
        try
        {
            return await call();
        }
        catch (RpcException)
        {
            throw;
        }
        catch (Exception e)
        {
            throw Translate(e, context);
        }
    }

    RpcException Translate(Exception exception, ServerCallContext context)
    {
        if (context.CancellationToken.IsCancellationRequested && IsCancellation(exception))
            return Ended(context);
        StatusMapping.Refine(context.GetHttpContext(), exception);
        if (StatusMapping.Of(exception) is { } status)
            return status.ToRpcException();
        var correlationId = Activity.Current?.TraceId.ToString() ?? context.GetHttpContext().TraceIdentifier;
        Failed(log, exception, context.Method, correlationId);
        return StatusMapping.Internal(correlationId).ToRpcException();
    }

    // Npgsql and sockets wrap the cancellation they were asked for.
    static bool IsCancellation(Exception exception) =>
        exception is OperationCanceledException || (exception.InnerException is { } inner && IsCancellation(inner));

    static RpcException Ended(ServerCallContext context)
    {
        var late = context.GetHttpContext().RequestServices.GetService(typeof(TimeProvider)) is TimeProvider clock
            && context.Deadline <= clock.GetUtcNow().UtcDateTime;
        return late
            ? StatusMapping.Plain(StatusCode.DeadlineExceeded, "The deadline of the call passed before it was done.").ToRpcException()
            : StatusMapping.Plain(StatusCode.Cancelled, "The caller ended the call.").ToRpcException();
    }

    [LoggerMessage(LogLevel.Error, "{Method} failed ({CorrelationId})")]
    static partial void Failed(ILogger log, Exception exception, string method, string correlationId);
}
