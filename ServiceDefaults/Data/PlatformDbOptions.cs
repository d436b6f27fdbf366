using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>The provider's settings, the same at work, at design time and in tests.</summary>
static class PlatformDbOptions
{
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options.UseNpgsql(source, npgsql => npgsql.UseNodaTime()).UseSnakeCaseNamingConvention();

    public static DbContextOptionsBuilder<TDb> Configure<TDb>(DbContextOptionsBuilder<TDb> options, string connection) where TDb : DbContext
    {
        options.UseNpgsql(connection, npgsql => npgsql.UseNodaTime()).UseSnakeCaseNamingConvention();
        return options;
    }
}
