using Grpc.Core;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Matching.Pool;

/// <summary>
/// Asks Scheduling anew about somebody who waits: after a booking or a match that fell through, and twice a day; who may no
/// longer wait leaves the line. Outside of ticks, so that a service that is away holds nobody else up.
/// </summary>
sealed class RefreshTicket(MatchingDb db, SchedulingService.SchedulingServiceClient scheduling, DomainClock clock) : IDueHandler
{
    public const string Kind = "pool-refresh";

    /// <summary>The free time known of a person reaches seven days ahead, and grows older.</summary>
    public static readonly Duration Every = Duration.FromHours(12);

    static readonly Duration Outage = Duration.FromSeconds(30);

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var known = await db.Tickets.FindAsync([due.Key], ct);
        if (known is not { State: TicketState.Waiting or TicketState.Paused })
            return;
        var profile = await AskAsync(known, ct);
        db.ChangeTracker.Clear();
        if (profile.IsAway || await db.TicketUnlessBusyAsync(due.Key, ct) is not { } ticket)
            db.Schedule(Kind, due.Key, clock.Now + (profile.IsAway ? Outage : TicketLocks.Again));
        else
            Apply(ticket, profile.Known);
        await db.SaveChangesAsync(ct);
    }

    void Apply(Ticket ticket, PoolProfile? profile)
    {
        if (ticket.State is not (TicketState.Waiting or TicketState.Paused))
            return;
        if (profile is null)
            ticket.Remove("You are no longer in this cohort.");
        else if (profile.Refusal(ticket.StageId, ticket.Wish.Part, ticket.Wish.Role) is { } refusal)
            ticket.Remove(refusal);
        else
        {
            ticket.Refresh(Standing.Of(profile));
            db.Schedule(Kind, ticket.Id, clock.Now + Every);
            db.ScheduleNoLater(PoolTick.Kind, ticket.CohortId, clock.Now + PoolTick.Gathering);
        }
    }

    async Task<(PoolProfile? Known, bool IsAway)> AskAsync(Ticket ticket, CancellationToken ct)
    {
        try
        {
            var request = new GetPoolProfileRequest { CohortId = ticket.CohortId.ToString(), PersonId = ticket.PersonId.ToString() };
            return (await scheduling.GetPoolProfileAsync(request, CallAs.Service(), cancellationToken: ct), false);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return (null, false);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return (null, true);
        }
    }
}
