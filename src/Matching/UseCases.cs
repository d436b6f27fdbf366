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
        .AddSingleton<IPlanner, GreedyPlanner>()
        .AddTrackCache().AddScoped<PairingHistory>()
        .AddScoped<Solve>().AddScoped<ExplainPair>()
        .AddScoped<JoinPool>().AddScoped<OwnTicket>().AddScoped<ProfileRefresh>();
}
