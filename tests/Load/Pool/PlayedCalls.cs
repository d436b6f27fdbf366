using System.Reflection;
using Grpc.Core;
using MassTransit;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Load.Pool;

/// <summary>Scheduling's and Questions' answers, out of the world.</summary>
sealed class PlayedCalls(PoolWorld world) : CallInvoker
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        object reply = request switch
        {
            GetPoolProfileRequest profile => world.ProfileOf(Guid.Parse(profile.CohortId), Guid.Parse(profile.PersonId))
                ?? throw new RpcException(new Status(StatusCode.NotFound, "no such member")),
            GetTrackRequest => PoolWorld.Track,
            _ => throw new NotSupportedException(method.FullName),
        };
        return new(Task.FromResult((TResponse)reply), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        throw new NotSupportedException();

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();
}

/// <summary>A message for a consumer, without a bus around it.</summary>
class Delivery<T> : DispatchProxy where T : class
{
    T message = null!;

    public static ConsumeContext<T> Of(T message)
    {
        var context = Create<ConsumeContext<T>, Delivery<T>>();
        ((Delivery<T>)(object)context).message = message;
        return context;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "get_Message" => message,
        "get_CancellationToken" => CancellationToken.None,
        var other => throw new NotSupportedException(other),
    };
}
