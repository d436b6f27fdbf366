using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Options;
using Mockloop.Identity.Keys;

namespace Mockloop.Identity.Data;

/// <summary>The realm's database: registration, migration, and a context for the migrations tool.</summary>
static class IdentityData
{
    const string ConnectionName = "identity-db";

    public static void AddIdentityData(this WebApplicationBuilder builder)
    {
        builder.Services.AddDbContext<IdentityDb>((services, options) => Configure(options,
            services.GetRequiredService<IConfiguration>().GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is missing")));
        builder.Services.AddDataProtection().SetApplicationName("mockloop-identity");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new DataProtectionRows(services)));
        builder.Services.AddHealthChecks().AddCheck<SchemaCheck>(ConnectionName);
    }

    public static async Task MigrateAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDb>().Database.MigrateAsync();
    }

    static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection).UseSnakeCaseNamingConvention();

    /// <summary>Lets <c>dotnet ef migrations add</c> build the model without a server.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<IdentityDb>
    {
        public IdentityDb CreateDbContext(string[] args) =>
            new((DbContextOptions<IdentityDb>)Configure(new DbContextOptionsBuilder<IdentityDb>(), "Host=design").Options);
    }
}
