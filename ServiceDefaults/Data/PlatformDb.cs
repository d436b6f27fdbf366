using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Messaging;
using NodaTime;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>
/// Base of every service's database: outbox, inbox, failed messages, due times and clock offset beside its own tables.
/// Events and due times are saved with the state they belong to, by <see cref="SaveChangesAsync(bool, CancellationToken)"/>.
/// </summary>
public abstract class PlatformDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>
    /// Characters of an event as JSON. Everybody's queues hold copies of it, and with its envelope, and in UTF-8, it is less
    /// than what is kept of a failed message, so that every event of ours can be redriven.
    /// </summary>
    internal const int LargestEvent = 128 * 1024;

    readonly List<DueTimeChange> dueTimes = [];

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    internal DbSet<InboxMessage> Inbox => Set<InboxMessage>();
    internal DbSet<FailedMessage> FailedMessages => Set<FailedMessage>();
    internal DbSet<DueTimeRow> DueTimes => Set<DueTimeRow>();
    internal DbSet<ClockOffset> ClockOffsets => Set<ClockOffset>();

    /// <summary>Adds an event to the outbox. It leaves for the bus after the next save has committed, never before.</summary>
    /// <param name="event">An immutable record of ids and facts from Contracts, at most 128 K characters as JSON.</param>
    public void Publish<T>(T @event) where T : class
    {
        var id = Guid.CreateVersion7();
        var now = SystemTime.Now;
        var payload = JsonSerializer.Serialize(@event, PlatformJson.Options);
        if (payload.Length > LargestEvent)
            throw new InvalidOperationException(
                $"A {typeof(T).Name} of {payload.Length:N0} characters is too large for the bus; an event has at most {LargestEvent:N0} and carries ids and facts.");
        Outbox.Add(new OutboxMessage
        {
            Id = id,
            MessageId = id,
            Type = typeof(T).FullName!,
            Payload = payload,
            Traceparent = Activity.Current?.Id,
            CreatedAt = now,
            NotBefore = Faults?.Delay() is { } delay ? now + delay : null,
        });
    }

    /// <summary>Sets the due time of (<paramref name="kind"/>, <paramref name="key"/>), or moves it. Takes effect with the next save.</summary>
    /// <param name="kind">Names the handler, see <c>AddDueHandler</c>.</param>
    /// <param name="key">What the time belongs to, usually the entity's id.</param>
    /// <param name="dueAt">Domain time; in the past means at once.</param>
    /// <param name="payload">Handed to the handler unchanged.</param>
    public void Schedule(string kind, Guid key, Instant dueAt, string payload = "") =>
        dueTimes.Add(new DueTimeChange(kind, key, SystemTime.Cut(dueAt), payload));

    /// <summary>
    /// As <see cref="Schedule"/>, but a due time that is set already is at most moved forward: however often something is
    /// announced, it is not put off.
    /// </summary>
    public void ScheduleNoLater(string kind, Guid key, Instant dueAt) =>
        dueTimes.Add(new DueTimeChange(kind, key, SystemTime.Cut(dueAt), "", NoLater: true));

    /// <summary>Removes a due time. Takes effect with the next save, in the same transaction.</summary>
    public Task UnscheduleAsync(string kind, Guid key, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        dueTimes.Add(new DueTimeChange(kind, key, null, ""));
        return Task.CompletedTask;
    }

    /// <summary>
    /// The transaction a use case needs: a new one, or the one it runs in already because the caller sent an idempotency key.
    /// </summary>
    public async Task<JoinedTransaction> JoinTransactionAsync(CancellationToken ct) =>
        new(Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null);

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        bool events = ChangeTracker.Entries<OutboxMessage>().Any(e => e.State == EntityState.Added);
        if (!events && dueTimes.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        int saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        // In one order, so that two who set the same times never wait for each other.
        foreach (var change in dueTimes.OrderBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.Key))
            await change.ApplyAsync(Database, cancellationToken);
        // NOTIFY is delivered when the transaction commits, and not at all when it rolls back.
        if (events)
            await Database.ExecuteSqlRawAsync($"select pg_notify('{Channels.Outbox}', '')", cancellationToken);
        if (dueTimes.Count > 0)
            await Database.ExecuteSqlRawAsync($"select pg_notify('{Channels.DueTime}', '')", cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        dueTimes.Clear();
        return saved;
    }

    /// <summary>Not supported when events or due times are to be saved: use the asynchronous save.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        dueTimes.Count == 0 && !ChangeTracker.Entries<OutboxMessage>().Any(e => e.State == EntityState.Added)
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Events and due times are saved by SaveChangesAsync only.");

    /// <summary>Configures the platform's tables. Subclasses call it from their own override.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => PlatformModel.Configure(modelBuilder);

    // A context made without the service's container (a test, a tool) has no faults to play.
    DemoFaults? Faults => this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()
        ?.ApplicationServiceProvider?.GetService<DemoFaults>();
}
