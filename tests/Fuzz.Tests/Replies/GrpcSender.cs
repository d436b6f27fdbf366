using System.Diagnostics;
using Grpc.Core;
using Mockloop.Fuzz.Tests.Platform;
using Mockloop.Fuzz.Tests.Requests;

namespace Mockloop.Fuzz.Tests.Replies;

/// <summary>Sends a call over gRPC, its bytes as they are.</summary>
sealed class GrpcSender(FuzzPlatform platform)
{
    static readonly Marshaller<byte[]> Bytes = Marshallers.Create(b => b, b => b);
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30), StreamLimit = TimeSpan.FromSeconds(1);

    public async Task<Reply> SendAsync(FuzzCall call)
    {
        var method = call.Method.Method;
        var type = method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var raw = new Method<byte[], byte[]>(type, method.Service.FullName, method.Name, Bytes, Bytes);
        var body = GarbledBytes.OfMessage(Wire.Encode(call.Request, method.InputType), call.Mischief, call.Random(1));
        var invoker = platform.Grpc(call.Method.Service, call.Caller.Token, call.Caller.Headers);
        using var stop = new CancellationTokenSource();
        if (call.Mischief == Mischief.CutOff)
            stop.CancelAfter(call.Random(2).Next(1, 30));
        var options = new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + (type == MethodType.Unary ? Limit : StreamLimit), cancellationToken: stop.Token);
        var messages = new List<byte[]>();
        var watch = Stopwatch.StartNew();
        try
        {
            if (type == MethodType.Unary)
                messages.Add(await invoker.AsyncUnaryCall(raw, null, options, body));
            else
                await ReadAsync(invoker.AsyncServerStreamingCall(raw, null, options, body), messages, stop.Token);
            return Reply.OfGrpc(messages, watch.Elapsed);
        }
        catch (RpcException e)
        {
            return Reply.OfGrpc(e, messages, watch.Elapsed);
        }
    }

    static async Task ReadAsync(AsyncServerStreamingCall<byte[]> call, List<byte[]> messages, CancellationToken stop)
    {
        using (call)
        {
            await foreach (var message in call.ResponseStream.ReadAllAsync(stop))
                messages.Add(message);
        }
    }
}
