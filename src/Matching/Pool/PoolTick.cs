using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.Matching.Engine.Pooling;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;
using PoolRules = Mockloop.Matching.Engine.Pooling.PoolRules;

namespace Mockloop.Matching.Pool;

/// <summary>
/// Pairs whoever can be paired in one cohort's pool. Due soon after the line changed and whenever somebody's criteria are
/// relaxed; between such instants nothing new could be found. Two ticks of a cohort never run at once, since there is one row for it.
/// </summary>
sealed class PoolTick(MatchingDb db, PoolLines lines, DomainClock clock) : IDueHandler
{
    public const string Kind = "pool-tick";

    /// <summary>Who joins within this time of each other is paired together, so that there is something to choose from.</summary>
    public static readonly Duration Gathering = Duration.FromSeconds(10);

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var line = await db.LineAsync(due.Key, ct);
        var rules = await lines.RulesAsync(due.Key, ct);
        var tickets = line.ToDictionary(t => t.Id);
        foreach (var (pair, stage, minutes) in await lines.PairAsync(due.Key, line, rules, relaxAll: false, ct))
        {
            var match = PoolMatch.Of(due.Key, pair, minutes);
            db.Matches.Add(match);
            foreach (var waiter in new[] { pair.Candidate, pair.Interviewer })
            {
                tickets[waiter.Ticket].Match(match.Id);
                db.Seats.Add(new PoolSeat { MatchId = match.Id, TicketId = waiter.Ticket });
            }
            db.Publish(match.ToEvent(pair, stage, minutes));
        }
        if (NextRelaxation(line, rules) is { } next)
            db.Schedule(Kind, due.Key, next);
        await db.SaveChangesAsync(ct);
    }

    Instant? NextRelaxation(List<Ticket> line, PoolRules rules)
    {
        var now = clock.Now;
        var next = from ticket in line
                   where ticket.State == TicketState.Waiting
                   from step in Enumerable.Range(1, PoolCriteria.LastStep)
                   let at = ticket.WaitingSince + rules.Step * step
                   where at > now
                   select at;
        return next.Select(at => (Instant?)at).Min();
    }
}
