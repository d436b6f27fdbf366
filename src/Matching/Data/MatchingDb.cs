using Microsoft.EntityFrameworkCore;
using Mockloop.Matching.History;
using Mockloop.Matching.Pool;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.Matching.Data;

/// <summary>The pool, who met whom, and who rated whom.</summary>
public sealed class MatchingDb(DbContextOptions<MatchingDb> options) : PlatformDb(options)
{
    internal DbSet<Ticket> Tickets => Set<Ticket>();
    internal DbSet<PoolMatch> Matches => Set<PoolMatch>();
    internal DbSet<PoolSeat> Seats => Set<PoolSeat>();
    internal DbSet<Heartbeat> Heartbeats => Set<Heartbeat>();
    internal DbSet<PoolSettings> PoolSettings => Set<PoolSettings>();
    internal DbSet<Meeting> Meetings => Set<Meeting>();
    internal DbSet<RatingEdge> RatingEdges => Set<RatingEdge>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapCohortMembers();
        modelBuilder.MapTracks();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MatchingDb).Assembly);
    }
}

/// <summary>For <c>dotnet ef</c>.</summary>
sealed class MatchingDbFactory : PlatformDbFactory<MatchingDb>;
