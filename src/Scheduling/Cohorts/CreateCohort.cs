using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.People;
using Mockloop.Scheduling.Tracks;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>Starts a cohort on the latest version of a track, which it keeps.</summary>
sealed class CreateCohort(SchedulingDb db, GetMe me, LatestTrack tracks, ReadCohorts cohorts, DomainClock clock)
{
    const int LongestName = 100, MostInvitations = 200, FurthestStartDays = 366;

    public async Task<Contracts.Scheduling.Cohort> HandleAsync(CreateCohortRequest request, CancellationToken ct)
    {
        var organizer = await me.EnsureAsync(ct);
        var cohort = await BuildAsync(request, organizer, ct);
        db.Cohorts.Add(cohort);
        await db.BindKnownAsync(cohort, cohort.Members, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            throw DomainException.Aborted("An invited address was claimed at the same time; repeat.");
        }
        return await cohorts.OneAsync(cohort.Id, ct);
    }

    async Task<Cohort> BuildAsync(CreateCohortRequest request, People.Person organizer, CancellationToken ct)
    {
        var name = Require.Length(request.Name, 1, LongestName, "name");
        var zone = Zones.Parse(request.TimeZone, "time_zone");
        var start = Zones.ParseDate(request.StartDate, "start_date");
        var today = clock.Now.InZone(zone).Date;
        Require.That(start >= today && Period.DaysBetween(today, start) <= FurthestStartDays, "start_date", request.StartDate,
            $"must lie between today ({today.Text()} in {zone.Id}) and {FurthestStartDays} days ahead; choose a date in that range");
        Require.Count(request.Invitations, 0, MostInvitations, "invitations");
        var track = await tracks.OfAsync(Require.Length(request.TrackId, 1, LongestName, "track_id"), ct);
        track.CheckSize(request.Invitations.Count);

        var cohort = Cohort.Of(name, track.Id, track.Hash, start, zone.Id, request.PracticeMode, organizer.Id);
        cohort.MeetAt(MeetingLinks.Template(request.MeetingLink, "meeting_link"));
        for (var i = 0; i < request.Invitations.Count; i++)
            cohort.Invite(request.Invitations[i], track, $"invitations[{i}]");
        var own = cohort.Members.FirstOrDefault(m => m.Email == organizer.VerifiedEmail);
        // Without an address of their own the organizer's place still needs one that nobody can claim.
        own ??= cohort.Add(organizer.VerifiedEmail ?? $"organizer {organizer.Id}", new(false, false, []));
        own.AsOrganizer(organizer.Id);
        return cohort;
    }
}
