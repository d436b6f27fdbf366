using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Mockloop.ServiceDefaults.Faults;

/// <summary>Passes <see cref="CrashPoints.CallDone"/> when a call that changes something has done so.</summary>
sealed class CallDoneInterceptor(CrashPoints crash) : Interceptor
{
    // Reads lose nothing with their answer, and the clock's own calls come so often that they would take every shot.
    static readonly string[] Uninteresting = ["/Get", "/List", "/Idle", "/NextDue", "/AdvanceTo", "/Heartbeat", "/Lease"];

    /// <summary>Outside of whatever commits, so that the effect is there when it is passed.</summary>
    internal static void PutOutermost(GrpcServiceOptions grpc)
    {
        grpc.Interceptors.Add<CallDoneInterceptor>();
        var own = grpc.Interceptors[^1];
        grpc.Interceptors.RemoveAt(grpc.Interceptors.Count - 1);
        grpc.Interceptors.Insert(0, own);
    }

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var response = await continuation(request, context);
        if (!Uninteresting.Any(name => context.Method.Contains(name, StringComparison.Ordinal)))
            await crash.PassAsync(CrashPoints.CallDone, Guid.Empty);
        return response;
    }
}
