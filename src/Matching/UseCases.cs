using Mockloop.Matching.Engine.Planning;
using Mockloop.Matching.History;
using Mockloop.Matching.Pool;
using Mockloop.Matching.Solving;
using Mockloop.ServiceDefaults;

namespace Mockloop.Matching;

/// <summary>Registers what the service can do.</summary>
static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddSingleton<IPlanner, LoopPlanner>()
        .AddTrackCache().AddScoped<PairingHistory>()
        .AddScoped<Solve>().AddScoped<ExplainPair>()
        .AddScoped<PoolLines>().AddScoped<TicketReply>().AddScoped<JoinPool>().AddScoped<OwnTicket>().AddScoped<RulesOfPool>();

    /// <summary>What the pool does at its time.</summary>
    public static IServiceCollection AddPoolDueTimes(this IServiceCollection services) => services
        .AddDueHandler<PoolTick>(PoolTick.Kind)
        .AddDueHandler<ExpireTicket>(ExpireTicket.Kind)
        .AddDueHandler<RefreshTicket>(RefreshTicket.Kind)
        .AddDueHandler<HeartbeatCheck>(HeartbeatCheck.Kind);
}
