using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Pool;
using Mockloop.Matching.Solving;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Limits;

namespace Mockloop.Matching;

/// <summary>The calls of matching.proto, each handed to its use case.</summary>
sealed class MatchingGrpcService(IServiceProvider services) : MatchingService.MatchingServiceBase
{
    // The free time of 250 people; the server takes no more of anything.
    [CallLimits(Bytes = 4 * 1024 * 1024)]
    [Authorize(Policies.Service)]
    public override Task Solve(SolveRequest request, IServerStreamWriter<SolveProgress> responseStream, ServerCallContext context) =>
        Use<Solve>().HandleAsync(request, responseStream, context.CancellationToken);

    [CallLimits(Bytes = 4 * 1024 * 1024)]
    [Authorize(Policies.Service)]
    public override Task<ExplainPairReply> ExplainPair(ExplainPairRequest request, ServerCallContext context) =>
        Use<ExplainPair>().HandleAsync(request, context.CancellationToken);

    public override Task<PoolTicket> JoinPool(JoinPoolRequest request, ServerCallContext context) =>
        Use<JoinPool>().HandleAsync(request, context.CancellationToken);

    public override Task<PoolTicket> GetPoolTicket(GetPoolTicketRequest request, ServerCallContext context) =>
        Use<OwnTicket>().GetAsync(request, context.CancellationToken);

    public override Task<PoolTicket> LeavePool(LeavePoolRequest request, ServerCallContext context) =>
        Use<OwnTicket>().LeaveAsync(request, context.CancellationToken);

    public override Task<ListMyPoolTicketsReply> ListMyPoolTickets(ListMyPoolTicketsRequest request, ServerCallContext context) =>
        Use<OwnTicket>().ListAsync(request, context.CancellationToken);

    public override Task<PoolTicket> HoldPoolTicket(HoldPoolTicketRequest request, ServerCallContext context) =>
        Use<OwnTicket>().HoldAsync(request, context.CancellationToken);

    public override Task<PoolRules> GetPoolRules(GetPoolRulesRequest request, ServerCallContext context) =>
        Use<RulesOfPool>().GetAsync(request, context.CancellationToken);

    public override Task<PoolRules> SetPoolRules(SetPoolRulesRequest request, ServerCallContext context) =>
        Use<RulesOfPool>().SetAsync(request, context.CancellationToken);

    public override Task<PreviewPoolRulesReply> PreviewPoolRules(PreviewPoolRulesRequest request, ServerCallContext context) =>
        Use<RulesOfPool>().PreviewAsync(request, context.CancellationToken);

    T Use<T>() where T : notnull => services.GetRequiredService<T>();
}
