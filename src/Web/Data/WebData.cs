using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Mockloop.Web.Data;

static class WebData
{
    /// <summary>The page's own small database, and its keys in it.</summary>
    internal static void AddWebData(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("web-db")
            ?? throw new InvalidOperationException("ConnectionStrings__web-db is not set: start the page through the AppHost.");
        builder.Services.AddDbContextFactory<WebDb>(options => Configure(options, connection));
        builder.Services.AddDataProtection().SetApplicationName("mockloop-web");
        builder.Services.AddSingleton<IXmlRepository, KeysInDatabase>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, keys) => options.XmlRepository = keys);
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("web-db");
        // That keys lie in the database as they are is known: whoever reads it has the sessions anyway.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    internal static TBuilder Configure<TBuilder>(TBuilder options, string connection) where TBuilder : DbContextOptionsBuilder
    {
        options.UseNpgsql(connection).UseSnakeCaseNamingConvention();
        return options;
    }

    sealed class KeysInDatabase(IDbContextFactory<WebDb> databases) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var db = databases.CreateDbContext();
            return [.. db.ProtectionKeys.OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var db = databases.CreateDbContext();
            db.ProtectionKeys.Add(new() { Xml = element.ToString(SaveOptions.DisableFormatting) });
            db.SaveChanges();
        }
    }

    sealed class DatabaseCheck(IDbContextFactory<WebDb> databases) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            return missing.Count == 0
                ? HealthCheckResult.Healthy("answers, schema is current")
                : HealthCheckResult.Unhealthy($"schema lacks {string.Join(", ", missing)}: run with --migrate");
        }
    }
}
