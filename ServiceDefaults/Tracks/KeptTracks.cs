using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Mockloop.Contracts.Questions;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.ServiceDefaults;

/// <summary>Tracks in services that do not own them.</summary>
public static class KeptTracks
{
    /// <summary>
    /// Adds <see cref="TrackCache"/> over the table <c>track</c>, and the client of Questions unless it is there. The context maps
    /// the table with <see cref="MapTracks"/>.
    /// </summary>
    public static IServiceCollection AddTrackCache(this IServiceCollection services)
    {
        // A client added twice would have every interceptor twice.
        if (services.All(service => service.ServiceType != typeof(QuestionsService.QuestionsServiceClient)))
            services.AddPlatformClient<QuestionsService.QuestionsServiceClient>("questions");
        services.TryAddSingleton<TrackMemory>();
        services.TryAddScoped<TrackCache>();
        return services;
    }

    /// <summary>Maps the table; for the context's OnModelCreating.</summary>
    public static ModelBuilder MapTracks(this ModelBuilder model) => model.Entity<StoredTrack>(e =>
    {
        e.ToTable("track");
        e.HasKey(t => t.Hash);
    });
}
