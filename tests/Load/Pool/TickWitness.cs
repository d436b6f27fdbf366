using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.Matching.Pool;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Load.Pool;

/// <summary>
/// Sits between the ticks and the database: sees that no two ticks of a cohort run at once, and takes the line and the
/// matches of each tick as they are about to be committed, for <see cref="TickRules"/>.
/// </summary>
sealed class TickWitness(Findings findings)
{
    readonly ConcurrentDictionary<Guid, DbContext> running = new();
    readonly ConcurrentDictionary<DbContext, (Guid Cohort, Instant Began)> ticks = new();
    // Another tick of the cohort began before this one ended; no harm when this one is of a lost process.
    readonly ConcurrentDictionary<DbContext, Guid> overtaken = new();

    /// <summary>For the contexts of one replica, by its own clock.</summary>
    public IInterceptor Watch(DomainClock clock) => new Watcher(this, clock);

    void Began(DbContext context, Guid cohort, Instant now)
    {
        if (running.TryGetValue(cohort, out var earlier))
            overtaken[earlier] = cohort;
        running[cohort] = context;
        ticks[context] = (cohort, now);
    }

    void Ended(DbContext? context, bool commits = false)
    {
        if (context is null || !ticks.TryRemove(context, out var tick))
            return;
        running.TryRemove(new KeyValuePair<Guid, DbContext>(tick.Cohort, context));
        if (overtaken.TryRemove(context, out _) && commits)
            findings.Violation($"two ticks of cohort {tick.Cohort} ran at once");
    }

    async Task CheckAsync(MatchingDb db, DomainClock clock, CancellationToken ct)
    {
        if (!ticks.TryGetValue(db, out var tick))
            return;
        findings.Count("ticks");
        var line = db.ChangeTracker.Entries<Ticket>().Select(e => e.Entity).ToList();
        var people = line.Select(t => t.PersonId).ToList();
        var busy = await (from match in db.Matches.AsNoTracking()
                          join seat in db.Seats on match.Id equals seat.MatchId
                          join ticket in db.Tickets on seat.TicketId equals ticket.Id
                          where seat.Open && people.Contains(ticket.PersonId)
                          select new { ticket.PersonId, match.Start, match.End }).ToListAsync(ct);
        var met = await db.Meetings.AsNoTracking().Where(m => m.CancelledBecause == null && m.CandidateId != null && people.Contains(m.CandidateId.Value))
            .Select(m => new { m.StageId, Candidate = m.CandidateId!.Value, m.InterviewerIds }).ToListAsync(ct);
        var events = db.ChangeTracker.Entries().Where(e => e.Metadata.GetTableName() == "outbox_message").Select(e => (string)e.Property("Payload").CurrentValue!);
        new TickRules(
            line, [.. events.Select(e => System.Text.Json.JsonSerializer.Deserialize<PairMatched>(e, System.Text.Json.JsonSerializerOptions.Web)!)],
            busy.Select(b => (b.PersonId, new Interval(b.Start, b.End))).ToLookup(b => b.PersonId, b => b.Item2),
            met.SelectMany(m => m.InterviewerIds.Select(i => (m.StageId, m.Candidate, i))).ToHashSet(),
            tick.Began, clock.Now, findings).Check();
    }

    sealed class Watcher(TickWitness owner, DomainClock clock) : DbCommandInterceptor, IDbTransactionInterceptor, IDbConnectionInterceptor, ISaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("from pool_ticket where cohort_id", StringComparison.Ordinal))
                owner.Began(eventData.Context!, (Guid)command.Parameters[0].Value!, clock.Now);
            return ValueTask.FromResult(result);
        }

        public async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await owner.CheckAsync((MatchingDb)eventData.Context!, clock, cancellationToken);
            return result;
        }

        // Before the commit, which lets the next tick in.
        public ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            owner.Ended(eventData.Context, commits: true);
            return ValueTask.FromResult(result);
        }

        public ValueTask<InterceptionResult> TransactionRollingBackAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            owner.Ended(eventData.Context);
            return ValueTask.FromResult(result);
        }

        public ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
        {
            owner.Ended(eventData.Context);
            return ValueTask.FromResult(result);
        }
    }
}
