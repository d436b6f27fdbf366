namespace Mockloop.Questions.Rejudging;

/// <summary>Registers judging again.</summary>
static class RejudgingFeature
{
    public static IServiceCollection AddRejudging(this IServiceCollection services) => services
        .AddScoped<RejudgeAccess>().AddScoped<RejudgeTallies>().AddScoped<SettleRejudge>()
        .AddScoped<StartRejudge>().AddScoped<GetRejudge>().AddScoped<ListRejudges>().AddScoped<ListVerdictChanges>()
        .AddScoped<CancelRejudge>().AddScoped<ListJudgedPackages>();
}
