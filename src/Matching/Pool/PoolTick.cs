using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.Matching.Engine.Pairing;
using Mockloop.Matching.History;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>
/// Pairs whoever can be paired in one cohort's pool. Due whenever the line changed; between such changes nothing new
/// could be found. Two ticks of a cohort never run at once, since there is one row for it.
/// </summary>
sealed class PoolTick(MatchingDb db, PairingHistory history, ProfileRefresh profiles, DomainClock clock) : IDueHandler
{
    public const string Kind = "pool-tick";

    /// <summary>Both need a moment to see that they were matched.</summary>
    static readonly Duration Lead = Duration.FromMinutes(15);

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var waiting = await db.Tickets.Where(t => t.CohortId == due.Key && t.State == TicketState.Waiting).ToListAsync(ct);
        foreach (var stale in waiting.Where(t => t.IsStale))
            await profiles.HandleAsync(stale, ct);
        foreach (var stage in waiting.Where(t => t.State == TicketState.Waiting).GroupBy(t => t.StageId).OrderBy(g => g.Key, StringComparer.Ordinal))
            await PairAsync(stage.Key, [.. stage], ct);
        await db.SaveChangesAsync(ct);
    }

    async Task PairAsync(string stage, List<Ticket> tickets, CancellationToken ct)
    {
        var met = await history.OfStageAsync(stage, [.. tickets.Select(t => t.PersonId)], ct);
        var line = tickets.Select(t => new Waiting(t.Id, t.PersonId, t.Role, t.Place, t.Free)).ToList();
        var pairs = FirstInLine.Match(line, met, tickets[0].Minutes, tickets[0].GranularityMinutes, clock.Now + Lead);
        foreach (var pair in pairs)
        {
            var (candidate, interviewer) = (tickets.Single(t => t.Id == pair.CandidateTicket), tickets.Single(t => t.Id == pair.InterviewerTicket));
            var match = Guid.CreateVersion7();
            candidate.Match(match);
            interviewer.Match(match);
            db.Publish(new PairMatched(match, candidate.CohortId, candidate.PersonId, interviewer.PersonId, stage, interviewer.Role,
                pair.Start.ToDateTimeOffset(), pair.End.ToDateTimeOffset()));
        }
    }
}
