using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.Scheduling.Data;

/// <summary>People, cohorts, loops and bookings.</summary>
public sealed class SchedulingDb(DbContextOptions<SchedulingDb> options) : PlatformDb(options)
{
    internal DbSet<Person> People => Set<Person>();
    internal DbSet<WeeklySpan> WeeklySpans => Set<WeeklySpan>();
    internal DbSet<DayException> DayExceptions => Set<DayException>();
    internal DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    internal DbSet<Cohort> Cohorts => Set<Cohort>();
    internal DbSet<Membership> Memberships => Set<Membership>();
    internal DbSet<Loop> Loops => Set<Loop>();
    internal DbSet<Interview> Interviews => Set<Interview>();
    internal DbSet<Booking> Bookings => Set<Booking>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.MapTracks();
        // For the exclusion constraint on bookings, which the migration adds: EF has no words for it.
        modelBuilder.HasPostgresExtension("btree_gist");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SchedulingDb).Assembly);
    }
}

/// <summary>For <c>dotnet ef</c>.</summary>
sealed class SchedulingDbFactory : PlatformDbFactory<SchedulingDb>;
