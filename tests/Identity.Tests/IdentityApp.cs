using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.Identity.Data;

namespace Mockloop.Identity.Tests;

/// <summary>Identity in this process on a database of its own.</summary>
public sealed class IdentityApp : IAsyncLifetime, IRealmServer
{
    readonly Dictionary<string, string?> _settings;
    readonly TimeProvider _time;
    WebApplicationFactory<Program>? _factory;

    public IdentityApp() : this([], null, TimeProvider.System) { }

    IdentityApp(Dictionary<string, string?> settings, string? database, TimeProvider time)
    {
        (_settings, Database, _time) = (settings, database, time);
    }

    public string? Database { get; private set; }
    public string Realm => "http://localhost/realms/mockloop";
    public IServiceProvider Services => _factory!.Services;

    /// <summary>Starts one with other settings (a null removes one), on the same database if given: a restart.</summary>
    public static async Task<IdentityApp> StartAsync(
        Dictionary<string, string?>? settings = null, string? database = null, TimeProvider? time = null)
    {
        var app = new IdentityApp(settings ?? [], database, time ?? TimeProvider.System);
        await app.InitializeAsync();
        return app;
    }

    public static Task<IdentityApp> StartWithoutDemoAsync(string? database = null) =>
        StartAsync(new() { ["Demo:Enabled"] = "false" }, database);

    public HttpMessageHandler Connect() => _factory!.Server.CreateHandler();

    public async ValueTask InitializeAsync()
    {
        if (Database is null)
        {
            Database = await TestDatabase.CreateAsync();
            await using var db = new IdentityDb((DbContextOptions<IdentityDb>)new DbContextOptionsBuilder<IdentityDb>()
                .UseNpgsql(Database).UseSnakeCaseNamingConvention().Options);
            await db.Database.MigrateAsync();
        }

        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(Configure);
        _ = _factory.Server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
    }

    void Configure(IWebHostBuilder host)
    {
        Dictionary<string, string?> settings = new()
        {
            ["ConnectionStrings:identity-db"] = Database,
            ["Clients:web:Secret"] = TestSettings.WebSecret,
            ["Clients:web:RedirectUris"] = TestSettings.RedirectUri,
            ["Clients:services:Secret"] = TestSettings.ServicesSecret,
            ["Clients:grading:Secret"] = TestSettings.GradingSecret,
            ["Demo:Enabled"] = "true",
            ["Demo:RealmFile"] = TestSettings.RealmFile("realm-demo.json"),
        };
        foreach (var (key, value) in settings.Concat(_settings))
            host.UseSetting(key, value);
        host.ConfigureTestServices(services => services.AddSingleton(_time));
    }
}
