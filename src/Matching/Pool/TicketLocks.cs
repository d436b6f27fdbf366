using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>
/// Tickets for change, locked. Calls and consumers wait for a ticket; due-time handlers, which hold the lock of their due
/// time, never do, and come again: so no two of them can wait for each other.
/// </summary>
static class TicketLocks
{
    /// <summary>Until a due-time handler looks again at a ticket that somebody else was changing.</summary>
    public static readonly Duration Again = Duration.FromSeconds(1);

    /// <summary>The ticket, once nobody else changes it.</summary>
    public static async Task<Ticket?> TicketAsync(this MatchingDb db, Guid id, CancellationToken ct) =>
        (await LockAsync(db, $"select id from pool_ticket where id = {id} for update", ct)).SingleOrDefault();

    /// <summary>The ticket, or null while somebody else changes it.</summary>
    public static async Task<Ticket?> TicketUnlessBusyAsync(this MatchingDb db, Guid id, CancellationToken ct) =>
        (await LockAsync(db, $"select id from pool_ticket where id = {id} for update skip locked", ct)).SingleOrDefault();

    /// <summary>Who waits in a cohort's line and is not being changed by anybody else just now.</summary>
    public static Task<List<Ticket>> LineAsync(this MatchingDb db, Guid cohort, CancellationToken ct) => LockAsync(db, $"""
        select id from pool_ticket where cohort_id = {cohort} and state = {nameof(TicketState.Waiting)} and not is_stale
        order by id for update skip locked
        """, ct);

    /// <summary>The tickets of a match, by id as everybody locks them.</summary>
    public static Task<List<Ticket>> TicketsOfMatchAsync(this MatchingDb db, Guid match, CancellationToken ct) =>
        LockAsync(db, $"select id from pool_ticket where match_id = {match} order by id for update", ct);

    /// <summary>Tickets of some people that wait to be matched, in whatever cohort.</summary>
    public static Task<List<Ticket>> WaitingTicketsAsync(this MatchingDb db, Guid[] people, CancellationToken ct) => LockAsync(db, $"""
        select id from pool_ticket where person_id = any({people}) and state = {nameof(TicketState.Waiting)} order by id for update
        """, ct);

    /// <summary>Live tickets of some people, in whatever cohort.</summary>
    public static Task<List<Ticket>> LiveTicketsAsync(this MatchingDb db, Guid[] people, CancellationToken ct) => LockAsync(db, $"""
        select id from pool_ticket where person_id = any({people}) and state in ('Waiting', 'Matched', 'Paused') order by id for update
        """, ct);

    // Read behind the lock, so that what the one before committed is seen.
    static async Task<List<Ticket>> LockAsync(MatchingDb db, FormattableString ids, CancellationToken ct)
    {
        var locked = await db.Database.SqlQuery<Guid>(ids).ToListAsync(ct);
        return locked.Count == 0 ? [] : await db.Tickets.Where(t => locked.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(ct);
    }
}
