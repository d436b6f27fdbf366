using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Mockloop.Questions.Queue;
using Mockloop.ServiceDefaults.Limits;

namespace Mockloop.Questions;

/// <summary>The grading queue's side for workers; nobody else passes.</summary>
[Authorize(Policies.Worker)]
sealed class GradingQueueGrpcService(LeaseWork lease, FetchPackage fetch, Heartbeat heartbeat, GiveBack giveBack, PutResult put)
    : Proto.GradingQueueService.GradingQueueServiceBase
{
    public override Task<Proto.LeaseReply> Lease(Proto.LeaseRequest request, ServerCallContext context) =>
        lease.HandleAsync(request, context.CancellationToken);

    public override Task FetchPackage(
        Proto.FetchPackageRequest request, IServerStreamWriter<Proto.PackageChunk> responseStream, ServerCallContext context) =>
        fetch.HandleAsync(request.Hash, responseStream, context.CancellationToken);

    public override Task<Proto.HeartbeatReply> Heartbeat(Proto.HeartbeatRequest request, ServerCallContext context) =>
        heartbeat.HandleAsync(request, context.CancellationToken);

    public override Task<Proto.GiveBackReply> GiveBack(Proto.GiveBackRequest request, ServerCallContext context) =>
        giveBack.HandleAsync(Ids.Parse(request.LeaseId, "lease_id"), context.CancellationToken);

    // A report of 1 MiB with what belongs to it.
    [CallLimits(Bytes = 2 * 1024 * 1024)]
    public override Task<Proto.PutResultReply> PutResult(Proto.PutResultRequest request, ServerCallContext context) =>
        put.HandleAsync(request, context.CancellationToken);
}
