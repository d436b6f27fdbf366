namespace Mockloop.Questions.Catalog;

/// <summary>Where tracks and packages lie; relative paths start at the program's folder.</summary>
sealed record CatalogOptions
{
    public string Tracks { get; init; } = "Tracks";
    public string Packages { get; init; } = "Packages";
}

/// <summary>Registers tracks and packages.</summary>
static class CatalogFeature
{
    /// <summary>Reads and checks every track now, so that the program does not start with a bad one.</summary>
    public static void AddCatalog(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Catalog").Get<CatalogOptions>() ?? new();
        builder.Services.AddSingleton(TrackFolder.Load(Full(options.Tracks), Full(options.Packages)));
        builder.Services.AddSingleton<TrackCatalog>();
        builder.Services.AddSingleton<TrackLoader>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<TrackLoader>());
        builder.Services.AddHealthChecks().AddCheck<TrackLoader>("tracks", tags: ["ready"]);
        builder.Services.AddScoped<StoreTracks>().AddScoped<GetTrack>().AddScoped<ListTracks>();
    }

    static string Full(string path) => Path.GetFullPath(path, AppContext.BaseDirectory);
}
