using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Backups;
using Mockloop.Scheduling.Calendars;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.Notices;
using Mockloop.Scheduling.People;
using Mockloop.Scheduling.Training;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Data;
using NodaTime;

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
    internal DbSet<InterviewChange> Changes => Set<InterviewChange>();
    internal DbSet<StandingBackup> Backups => Set<StandingBackup>();
    internal DbSet<Block> Blocks => Set<Block>();
    internal DbSet<Preference> Preferences => Set<Preference>();
    internal DbSet<Trainee> Trainees => Set<Trainee>();
    internal DbSet<TrainingStep> TrainingSteps => Set<TrainingStep>();
    internal DbSet<BusyCalendar> BusyCalendars => Set<BusyCalendar>();
    internal DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    internal DbSet<CalendarEntry> CalendarEntries => Set<CalendarEntry>();
    internal DbSet<Notice> Notices => Set<Notice>();
    internal DbSet<NotificationSettings> NotificationSettings => Set<NotificationSettings>();

    /// <summary>
    /// Saves. Who books somebody's time first waits for others who do, person by person in one order: two plans that share
    /// people then meet as a conflict with its reason, never as a deadlock. Whoever changes an interview has thereby asked, in
    /// the same transaction, that its people hear of it.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var key in ChangeTracker.Entries<Interview>().Where(e => e.State is EntityState.Added or EntityState.Modified)
            .Select(e => e.Entity.LoopId ?? e.Entity.Id).Distinct().ToList())
            Schedule(AnnounceChanges.Kind, key, NodaConstants.UnixEpoch);
        Guid[] people = [.. ChangeTracker.Entries<Booking>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified && !e.Entity.Cancelled).Select(e => e.Entity.PersonId).Distinct()];
        if (people.Length == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var transaction = await JoinTransactionAsync(cancellationToken);
        await Database.ExecuteSqlAsync($"""
            select pg_advisory_xact_lock(hashtextextended(person::text, 1)) from (select unnest({people}) as person order by 1) as booked
            """, cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }
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
