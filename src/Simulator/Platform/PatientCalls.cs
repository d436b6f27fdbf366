using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Mockloop.Simulator.Platform;

/// <summary>
/// Repeats a call that got no answer, or that lost a race, until the service is back. Every call of a play is safe to repeat:
/// by its key, by the state it leads to, or because it only reads.
/// </summary>
sealed class PatientCalls(TimeProvider time) : Interceptor
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), Limit = TimeSpan.FromSeconds(20), LongestPause = TimeSpan.FromSeconds(1.5);

    /// <summary>Whether nobody knows what became of the call, or it says itself that it may be repeated.</summary>
    internal static bool MayRepeat(RpcException e, CancellationToken stop) => !stop.IsCancellationRequested
        && e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.Cancelled;

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        new(RepeatAsync(request, context, continuation), Task.FromResult(Metadata.Empty), () => Status.DefaultSuccess, () => Metadata.Empty, () => { });

    async Task<TResponse> RepeatAsync<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        var begun = time.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 1.7 < LongestPause ? pause * 1.7 : LongestPause)
            try
            {
                var options = context.Options.WithDeadline((time.GetUtcNow() + Limit).UtcDateTime);
                using var call = continuation(request, new(context.Method, context.Host, options));
                return await call;
            }
            catch (RpcException e) when (MayRepeat(e, context.Options.CancellationToken) && time.GetElapsedTime(begun) < Patience)
            {
                await Task.Delay(pause, time, context.Options.CancellationToken);
            }
    }
}
