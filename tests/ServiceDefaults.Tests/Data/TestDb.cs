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

/// <summary>What can be edited; the version is the database's to compare.</summary>
sealed class ThingRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";
    public int Version { get; private set; } = 1;

    /// <summary>Shown, and no part of the version.</summary>
    public int Seen { get; set; }

    public void Edit(string name) => (Name, Version) = (name, Version + 1);
}

sealed class TestDb(DbContextOptions<TestDb> options) : PlatformDb(options)
{
    public DbSet<Effect> Effects => Set<Effect>();
    public DbSet<ThingRow> Things => Set<ThingRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapCohortMembers();
        modelBuilder.MapTracks();
        modelBuilder.Entity<ThingRow>().Property(t => t.Version).IsConcurrencyToken();
    }
}
