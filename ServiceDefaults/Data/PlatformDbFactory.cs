using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>
/// Lets <c>dotnet ef</c> make a context without the service's configuration. Each service derives one, empty, beside its context.
/// </summary>
public abstract class PlatformDbFactory<TDb> : IDesignTimeDbContextFactory<TDb> where TDb : DbContext
{
    /// <inheritdoc/>
    public TDb CreateDbContext(string[] args) =>
        (TDb)Activator.CreateInstance(typeof(TDb), PlatformDbOptions.Configure(new DbContextOptionsBuilder<TDb>(), "Host=design-time").Options)!;
}
