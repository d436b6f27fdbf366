using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.Matching.Data;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;
using NodaTime;
using Npgsql;

namespace Mockloop.Matching.Pool;

/// <summary>The caller gets in line; who they are and when they are free, Scheduling says once.</summary>
sealed class JoinPool(
    MatchingDb db, ICaller caller, ICohortAccess access, SchedulingService.SchedulingServiceClient scheduling, TrackCache tracks, DomainClock clock)
{
    const int MostWaiting = 500;

    public async Task<PoolTicket> HandleAsync(JoinPoolRequest request, CancellationToken ct)
    {
        var (cohort, me) = (Ids.Parse(request.CohortId, "cohort_id"), caller.PersonId);
        await access.RequireAsync(caller, cohort, CohortRole.Member, ct);
        var profile = await scheduling.GetPoolProfileAsync(
            new GetPoolProfileRequest { CohortId = cohort.ToString(), PersonId = me.ToString() }, CallAs.Service(), cancellationToken: ct);
        var track = await tracks.GetAsync(profile.Track.Hash, ct);
        var stage = track.Stages.SingleOrDefault(s => s.Id == request.StageId)
            ?? throw DomainException.Invalid("stage_id", request.StageId, $"is no stage of track {track.Id}; choose among {string.Join(", ", track.Stages.Select(s => s.Id))}");
        if (profile.Refusal(stage.Id, request.Role) is { } refusal)
            throw DomainException.Forbidden(refusal);
        if (await db.Tickets.CountAsync(t => t.CohortId == cohort && t.State == TicketState.Waiting, ct) >= MostWaiting)
            throw DomainException.Exhausted($"The pool of this cohort is full: {MostWaiting} people wait. Try again later.");

        var ticket = Ticket.Of(cohort, me, stage.Id, request.Role, stage.Minutes, track.GranularityMinutes, clock.Now, profile.FreeSpans());
        db.Tickets.Add(ticket);
        db.Schedule(PoolTick.Kind, cohort, clock.Now);
        db.Schedule(ExpireTicket.Kind, ticket.Id, clock.Now + ExpireTicket.LongestWait);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: Ticket.OnePlace })
        {
            throw DomainException.AlreadyExists($"You wait for stage {stage.Id} already; leave the pool before you join again.");
        }
        return ticket.ToProto();
    }
}

/// <summary>What a profile allows.</summary>
static class Profiles
{
    /// <summary>Why the person may not wait for that, or null.</summary>
    public static string? Refusal(this PoolProfile profile, string stage, string role)
    {
        if (role.Length == 0)
            return profile.Candidate ? null : "You are no candidate in this cohort; join with the role you interview in.";
        return profile.Interviewer && profile.Qualifications.Contains($"{stage}:{role}")
            ? null
            : $"You are not attested for {stage}:{role}; ask the organizer.";
    }

    public static List<Interval> FreeSpans(this PoolProfile profile) =>
        [.. profile.Free.Select(s => new Interval(s.From.ToInstant(), s.To.ToInstant()))];
}
