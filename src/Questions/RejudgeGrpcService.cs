using Grpc.Core;
using Mockloop.Questions.Rejudging;

namespace Mockloop.Questions;

/// <summary>Judging again. Who may is decided where the cohort is known.</summary>
sealed class RejudgeGrpcService(
    StartRejudge start, GetRejudge get, ListRejudges list, ListVerdictChanges changes, CancelRejudge cancel, ListJudgedPackages packages)
    : Proto.RejudgeService.RejudgeServiceBase
{
    const string Id = "rejudge_id";

    public override Task<Proto.Rejudge> StartRejudge(Proto.StartRejudgeRequest request, ServerCallContext context) =>
        start.HandleAsync(request, context.CancellationToken);

    public override Task<Proto.Rejudge> GetRejudge(Proto.GetRejudgeRequest request, ServerCallContext context) =>
        get.HandleAsync(Ids.Parse(request.RejudgeId, Id), context.CancellationToken);

    public override Task<Proto.ListRejudgesReply> ListRejudges(Proto.ListRejudgesRequest request, ServerCallContext context) =>
        list.HandleAsync(request, context.CancellationToken);

    public override Task<Proto.ListVerdictChangesReply> ListVerdictChanges(Proto.ListVerdictChangesRequest request, ServerCallContext context) =>
        changes.HandleAsync(request, context.CancellationToken);

    public override Task<Proto.Rejudge> CancelRejudge(Proto.CancelRejudgeRequest request, ServerCallContext context) =>
        cancel.HandleAsync(Ids.Parse(request.RejudgeId, Id), context.CancellationToken);

    public override Task<Proto.ListJudgedPackagesReply> ListJudgedPackages(Proto.ListJudgedPackagesRequest request, ServerCallContext context) =>
        packages.HandleAsync(request, context.CancellationToken);
}
