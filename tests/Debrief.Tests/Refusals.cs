using Grpc.Core;

namespace Mockloop.Debrief.Tests;

static class Refusals
{
    /// <summary>The call is refused with this status; returns what it said.</summary>
    public static async Task<string> ShouldBeRefusedAsync<T>(this AsyncUnaryCall<T> call, StatusCode status)
    {
        var refusal = await Should.ThrowAsync<RpcException>(async () => await call);
        refusal.StatusCode.ShouldBe(status, refusal.Status.Detail);
        return refusal.Status.Detail;
    }
}
