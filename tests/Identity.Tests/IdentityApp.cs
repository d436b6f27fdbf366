using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.Identity.Data;
using Mockloop.Identity.Tests.Conformance;
using Mockloop.TestServers;

namespace Mockloop.Identity.Tests;

/// <summary>Identity in this process, under the demo unless told otherwise, on a database of its own.</summary>
public sealed class IdentityApp : IAsyncLifetime, IRealmServer
{
    readonly TestClock _clock = new();
    TestDatabase? _database;
    WebApplicationFactory<Program>? _factory;

    /// <inheritdoc/>
    public string Realm => "http://localhost/realms/mockloop";

    internal TestClock Clock => _clock;
    internal IServiceProvider Services => _factory!.Services;

    internal static async Task<IdentityApp> StartAsync(params (string Key, string? Value)[] settings)
    {
        var app = new IdentityApp();
        await app.RestartAsync(settings);
        return app;
    }

    IRealmControl? IRealmServer.Control => new IdentityControl(Services);

    HttpMessageHandler IRealmServer.Connect() => _factory!.Server.CreateHandler();

    async Task<string> IRealmServer.ForeignTokenAsync()
    {
        // The same names and claims everywhere but another key.
        await using var other = await StartAsync();
        using var client = new RealmClient(other);
        return (await client.PasswordAsync(TestPerson.OfDemo("member01"))).AccessToken;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await RestartAsync();

    /// <summary>Ends the server and starts it again on the same database, with the usual settings and the given ones.</summary>
    internal async Task RestartAsync(params (string Key, string? Value)[] settings)
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
        _database ??= await NewDatabaseAsync();
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => Configure(host, settings));
        _ = _factory.Server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    static async Task<TestDatabase> NewDatabaseAsync()
    {
        var database = await SharedPostgres.NewDatabaseAsync();
        await using var db = new IdentityDb(new DbContextOptionsBuilder<IdentityDb>()
            .UseNpgsql(database.ConnectionString).UseSnakeCaseNamingConvention().Options);
        await db.Database.MigrateAsync();
        return database;
    }

    void Configure(IWebHostBuilder host, (string Key, string? Value)[] settings)
    {
        (string Key, string? Value)[] usual =
        [
            ("ConnectionStrings:identity-db", _database!.ConnectionString),
            ("Clients:web:Secret", TestSettings.WebSecret),
            ("Clients:web:RedirectUris", TestSettings.RedirectUri),
            ("Clients:services:Secret", TestSettings.ServicesSecret),
            ("Clients:grading:Secret", TestSettings.GradingSecret),
            ("Demo:Enabled", "true"),
            ("Demo:RealmFile", TestSettings.RealmFile("realm-demo.json")),
            ("Forms:PerMinute", "1000"),
        ];
        foreach (var (key, value) in usual.Concat(settings))
            host.UseSetting(key, value);
        host.ConfigureTestServices(services => services
            .AddSingleton<TimeProvider>(_clock)
            // Hashing is slow on purpose, and the demo has many people.
            .Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000));
    }
}
