using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Mockloop.ServiceDefaults.Data;
using Mockloop.TestServers;

namespace Mockloop.ServiceDefaults.Tests.Data;

public sealed class MigrationTests : IAsyncLifetime
{
    TestPlatform platform = null!;

    public async ValueTask InitializeAsync() => platform = await TestPlatform.StartAsync();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task Several_migrating_processes_apply_each_migration_once()
    {
        await using var one = await BuildAsync();
        await using var two = await BuildAsync();
        await using var three = await BuildAsync();

        await Task.WhenAll(one.MigrateAsync<MigratedDb>(), two.MigrateAsync<MigratedDb>(), three.MigrateAsync<MigratedDb>());

        var database = await platform.DatabaseAsync("migrated");
        (await database.ScalarAsync<long>("select count(*) from applied")).ShouldBe(1);
    }

    [Fact]
    public async Task A_service_on_an_older_schema_is_not_ready_and_says_what_is_missing()
    {
        await using var app = await BuildAsync();
        var health = app.Services.GetRequiredService<HealthCheckService>();

        var before = (await health.CheckHealthAsync(check => check.Name == "database")).Entries["database"];
        await app.MigrateAsync<MigratedDb>();
        var after = (await health.CheckHealthAsync(check => check.Name == "database")).Entries["database"];

        before.Status.ShouldBe(HealthStatus.Unhealthy);
        before.Description!.ShouldContain("20250901_Applied");
        after.Status.ShouldBe(HealthStatus.Healthy);
    }

    async Task<WebApplication> BuildAsync()
    {
        var builder = WebApplication.CreateBuilder();
        foreach (var (key, value) in await platform.SettingsAsync("migrated"))
            builder.Configuration[key] = value;
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults("migrated");
        builder.AddPlatformData<MigratedDb>("migrated-db");
        return builder.Build();
    }
}

sealed class MigratedDb(DbContextOptions<MigratedDb> options) : PlatformDb(options);

[DbContext(typeof(MigratedDb)), Migration("20250901_Applied")]
sealed class Applied : Microsoft.EntityFrameworkCore.Migrations.Migration
{
    // Not idempotent on purpose, and slow enough for others to come in between.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table applied (at timestamptz); insert into applied values (now()); select pg_sleep(0.3);
        """);
}
