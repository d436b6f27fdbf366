using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;
using Npgsql;

namespace Mockloop.Matching.Pool;

/// <summary>The caller gets in line; who they are and when they are free, Scheduling says.</summary>
sealed class JoinPool(
    MatchingDb db, ICaller caller, ICohortAccess access, SchedulingService.SchedulingServiceClient scheduling, TrackCache tracks,
    TicketReply replies, DomainClock clock)
{
    const int MostWaiting = 500;

    public async Task<PoolTicket> HandleAsync(JoinPoolRequest request, CancellationToken ct)
    {
        var (cohort, me) = (Ids.Parse(request.CohortId, "cohort_id"), caller.PersonId);
        var wish = request.ToWish();
        await access.RequireAsync(caller, cohort, CohortRole.Member, ct);
        var profile = await scheduling.GetPoolProfileAsync(
            new GetPoolProfileRequest { CohortId = cohort.ToString(), PersonId = me.ToString() }, CallAs.Service(), cancellationToken: ct);
        var track = await tracks.GetAsync(profile.Track.Hash, ct);
        var stage = track.Stages.SingleOrDefault(s => s.Id == request.StageId)
            ?? throw DomainException.Invalid("stage_id", request.StageId, $"is no stage of track {track.Id}; choose among {string.Join(", ", track.Stages.Select(s => s.Id))}");
        if (profile.Refusal(stage.Id, wish.Part, wish.Role) is { } refusal)
            throw DomainException.Forbidden(refusal);
        wish = wish.Completed(profile);
        if (await db.Tickets.CountAsync(t => t.CohortId == cohort && t.State == TicketState.Waiting, ct) >= MostWaiting)
            throw DomainException.Exhausted($"The pool of this cohort is full: {MostWaiting} people wait. Try again later.");

        var ticket = Ticket.Of(cohort, me, stage.Id, stage.Minutes, track.GranularityMinutes, wish, Standing.Of(profile), clock.Now);
        db.Tickets.Add(ticket);
        db.ScheduleNoLater(PoolTick.Kind, cohort, clock.Now + PoolTick.Gathering);
        db.Schedule(ExpireTicket.Kind, ticket.Id, clock.Now + ExpireTicket.LongestWait);
        db.Schedule(RefreshTicket.Kind, ticket.Id, clock.Now + RefreshTicket.Every);
        if (wish.Live)
        {
            db.Heartbeats.Add(new Heartbeat { TicketId = ticket.Id, SeenAt = clock.SystemNow() });
            db.Schedule(HeartbeatCheck.Kind, ticket.Id, clock.Now + HeartbeatCheck.Grace);
        }
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: Ticket.OnePlace })
        {
            throw DomainException.AlreadyExists($"You wait for stage {stage.Id} already; leave the pool before you join again.");
        }
        return await replies.OfAsync(ticket, ct);
    }
}
