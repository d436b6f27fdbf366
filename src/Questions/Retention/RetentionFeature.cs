using Mockloop.ServiceDefaults;

namespace Mockloop.Questions.Retention;

/// <summary>Registers what removes people's words in time.</summary>
static class RetentionFeature
{
    public static IServiceCollection AddRetention(this IServiceCollection services) =>
        services.AddScoped<Anonymise>().AddDueHandler<DeleteSources>(DeleteSources.Kind);
}
