using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.Simulator.Platform;

namespace Mockloop.Load.Platform;

/// <summary>The services as a person meets them through the platform's own client defaults, as the page does.</summary>
sealed class PersonClients : IDisposable
{
    readonly SignIn signIn;
    readonly ServiceProvider services;

    public PersonClients(IConfiguration configuration, string userName)
    {
        signIn = new SignIn(configuration, TimeProvider.System, userName);
        services = new ServiceCollection()
            .AddSingleton(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddScoped<ITokenSource>(_ => new OwnToken(signIn))
            .Platform()
            .BuildServiceProvider();
    }

    public SchedulingService.SchedulingServiceClient Scheduling => Get<SchedulingService.SchedulingServiceClient>();
    public Proto.QuestionsService.QuestionsServiceClient Questions => Get<Proto.QuestionsService.QuestionsServiceClient>();
    public DebriefService.DebriefServiceClient Debrief => Get<DebriefService.DebriefServiceClient>();
    public MatchingService.MatchingServiceClient Matching => Get<MatchingService.MatchingServiceClient>();

    public void Dispose()
    {
        services.Dispose();
        signIn.Dispose();
    }

    T Get<T>() where T : class => services.CreateScope().ServiceProvider.GetRequiredService<T>();

    sealed class OwnToken(SignIn signIn) : ITokenSource
    {
        public async ValueTask<string?> TokenAsync(CancellationToken ct) => await signIn.TokenAsync(ct);
    }
}

static class PlatformClients
{
    public static IServiceCollection Platform(this IServiceCollection services)
    {
        services.AddPlatformClient<SchedulingService.SchedulingServiceClient>("scheduling");
        services.AddPlatformClient<Proto.QuestionsService.QuestionsServiceClient>("questions");
        services.AddPlatformClient<DebriefService.DebriefServiceClient>("debrief");
        services.AddPlatformClient<MatchingService.MatchingServiceClient>("matching");
        return services;
    }
}
