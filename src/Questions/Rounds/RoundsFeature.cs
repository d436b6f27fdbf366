using Mockloop.ServiceDefaults;

namespace Mockloop.Questions.Rounds;

/// <summary>Registers rounds and their due times.</summary>
static class RoundsFeature
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddScoped<RoundAccess>().AddScoped<RoundLife>()
        .AddScoped<GetRound>().AddScoped<ListRounds>().AddScoped<GetTimeline>()
        .AddScoped<JoinRound>().AddScoped<EndRound>()
        .AddDueHandler<OpenRound>(RoundTimers.Open)
        .AddDueHandler<CloseGrace>(RoundTimers.NoShow)
        .AddDueHandler<EndRoundOnTime>(RoundTimers.End);
}
