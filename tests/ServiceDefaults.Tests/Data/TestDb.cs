using Microsoft.EntityFrameworkCore;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.ServiceDefaults.Tests.Data;

/// <summary>What a handler did: a row per time it did it, so that twice is seen as two.</summary>
sealed class Effect
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid Of { get; init; }
    public string By { get; init; } = "";
}

sealed class TestDb(DbContextOptions<TestDb> options) : PlatformDb(options)
{
    public DbSet<Effect> Effects => Set<Effect>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapCohortMembers();
        modelBuilder.MapTracks();
    }
}
