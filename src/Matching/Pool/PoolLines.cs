using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.Matching.Engine.Pooling;
using Mockloop.Matching.History;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;
using PoolRules = Mockloop.Matching.Engine.Pooling.PoolRules;

namespace Mockloop.Matching.Pool;

/// <summary>The lines of a cohort, one per stage, as the solver takes them.</summary>
sealed class PoolLines(MatchingDb db, PairingHistory history, DomainClock clock)
{
    /// <summary>Both need a moment to see that they were matched.</summary>
    static readonly Duration Lead = Duration.FromMinutes(15);

    /// <summary>Who waits with the page open wants an interview soon.</summary>
    static readonly Duration LiveHorizon = Duration.FromHours(2);

    /// <summary>Once more refused than this, two are not put together again.</summary>
    const int MostRefusals = 1;

    public async Task<PoolRules> RulesAsync(Guid cohort, CancellationToken ct) =>
        (await db.PoolSettings.AsNoTracking().SingleOrDefaultAsync(s => s.CohortId == cohort, ct) ?? PoolSettings.Of(cohort)).Rules;

    /// <summary>Pairs the tickets, stage by stage, that of the first in line first; what one stage takes of a person's time the next leaves out.</summary>
    public async Task<List<(PoolPair Pair, string Stage, int Minutes)>> PairAsync(
        Guid cohort, IReadOnlyCollection<Ticket> tickets, PoolRules rules, bool relaxAll, CancellationToken ct)
    {
        var now = clock.Now;
        var people = tickets.Select(t => t.PersonId).Distinct().ToArray();
        var past = await history.OfPoolAsync(cohort, people, ct);
        var busy = await BusyAsync(people, now, ct);
        var pairs = new List<(PoolPair, string, int)>();
        foreach (var stage in tickets.GroupBy(t => t.StageId).OrderByDescending(g => g.Any(t => t.Returned)).ThenBy(g => g.Min(t => t.WaitingSince)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var one = stage.First();
            var waiters = stage.Select(t => ToWaiter(t, busy[t.PersonId], now)).ToList();
            foreach (var pair in PoolRound.Match(waiters, new PoolStage(one.Minutes, one.GranularityMinutes, now, now + Lead), rules, past(stage.Key), relaxAll))
            {
                pairs.Add((pair, stage.Key, one.Minutes));
                var taken = new Interval(pair.Start, (pair.BackStart ?? pair.Start) + Duration.FromMinutes(one.Minutes));
                busy[pair.Candidate.Person].Add(taken);
                busy[pair.Interviewer.Person].Add(taken);
            }
        }
        return pairs;
    }

    // Matches that Scheduling has not booked yet, or not when it was asked for the free time.
    async Task<Dictionary<Guid, List<Interval>>> BusyAsync(Guid[] people, Instant now, CancellationToken ct)
    {
        var taken = await (from match in db.Matches
                           join seat in db.Seats on match.Id equals seat.MatchId
                           join ticket in db.Tickets on seat.TicketId equals ticket.Id
                           where seat.Open && match.End > now && people.Contains(ticket.PersonId)
                           select new { ticket.PersonId, match.Start, match.End }).ToListAsync(ct);
        var busy = people.ToDictionary(p => p, _ => new List<Interval>());
        foreach (var match in taken)
            busy[match.PersonId].Add(new Interval(match.Start, match.End));
        return busy;
    }

    static Waiter ToWaiter(Ticket ticket, List<Interval> busy, Instant now)
    {
        var free = CommonTime.Without([.. ticket.Standing.Free], busy);
        if (ticket.Wish.Live)
            free = CommonTime.Without(free, [new Interval(now + LiveHorizon, Instant.MaxValue)]);
        var refused = ticket.RefusedWith.GroupBy(p => p).Where(g => g.Count() > MostRefusals).Select(g => g.Key);
        return new(ticket.Id, ticket.PersonId, ticket.Wish.Part, ticket.Wish.Role, ticket.Wish.Level, ticket.Wish.Languages, ticket.WaitingSince, ticket.Returned, free)
        {
            Never = ticket.Wish.Avoided.Concat(ticket.Standing.NeverWith).Concat(refused).ToHashSet(),
            Wishes = ticket.Wish.Wished.ToHashSet(),
            Ledger = ticket.Standing.Ledger,
            Reputation = ticket.Standing.Reputation,
        };
    }
}
