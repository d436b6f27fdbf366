using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Mockloop.Fuzz.Tests.Requests;

namespace Mockloop.Fuzz.Tests.World;

/// <summary>Puts what the played cohorts are told into the pool, so that the run starts with ids of everything there is.</summary>
sealed class Overhear(Pool pool, string caller) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return new(NoteAsync(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    async Task<T> NoteAsync<T>(Task<T> reply)
    {
        var message = await reply;
        lock (pool)
            pool.Harvest((IMessage)message!, caller);
        return message;
    }
}
