using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Questions;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Training;
using Mockloop.Scheduling.People;
using Mockloop.Scheduling.Tracks;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;
using Mockloop.ServiceDefaults;
using NodaTime;
using NodaTime.Text;

namespace Mockloop.Scheduling.Loops;

/// <summary>Builds what the planner must know: the track's stages, the members' free time, and what stands already.</summary>
sealed class PlanInstances(SchedulingDb db, TrackCache tracks, DomainClock clock)
{
    /// <summary>Stage name of what stands but is no part of this cohort's loops: it only takes time and counts for caps.</summary>
    const string Elsewhere = "elsewhere";

    // Weekends make 7 days of 5; holidays and zones fit into the margin.
    const int MarginDays = 30;

    /// <summary>Every candidate of the cohort without a loop; starts on the cohort's date, or today once that is past.</summary>
    public async Task<(PlanInstance Instance, LocalDate Start)> OfCohortAsync(Cohort cohort, Instant now, CancellationToken ct)
    {
        var today = now.InZone(DateTimeZoneProviders.Tzdb[cohort.TimeZone]).Date;
        var start = cohort.StartDate > today ? cohort.StartDate : today;
        var planned = await db.Loops.Where(l => l.CohortId == cohort.Id).Select(l => l.CandidateId).ToListAsync(ct);
        var instance = await BuildAsync(cohort, start, now, m => m.Candidate && !planned.Contains(m.PersonId!.Value), [], ct);
        foreach (var trainee in await TrainingProgress.OfAsync(db, cohort.Id, person: null, ct))
            instance.Shadows.Add(WishesOf(trainee));
        return (instance, start);
    }

    /// <summary>Every running loop anew as far as its interviews are still to come, and those that do not exist yet.</summary>
    public async Task<PlanInstance> OfWholeAsync(Cohort cohort, Instant now, CancellationToken ct)
    {
        var (unplanned, start) = await OfCohortAsync(cohort, now, ct);
        var loops = await db.Loops.AsNoTracking().Where(l => l.CohortId == cohort.Id && l.State == Contracts.Scheduling.LoopState.Running).ToListAsync(ct);
        var ids = loops.Select(l => (Guid?)l.Id).ToList();
        var ahead = await db.Interviews.AsNoTracking()
            .Where(i => ids.Contains(i.LoopId) && i.State == Contracts.Scheduling.InterviewState.Booked && i.Start > now).Select(i => i.Id).ToListAsync(ct);
        var candidates = loops.Select(l => l.CandidateId).Concat(unplanned.People.Where(p => p.Candidate).Select(p => Guid.Parse(p.Id))).ToHashSet();
        return await BuildAsync(cohort, loops.Select(l => l.StartDate).Append(start).Min(), now, m => candidates.Contains(m.PersonId!.Value), ahead, ct);
    }

    /// <summary>All that stands, seen from one candidate's loop; nothing is to be planned.</summary>
    public async Task<PlanInstance> OfLoopAsync(Cohort cohort, Guid candidate, Instant now, CancellationToken ct)
    {
        var loop = await db.Loops.AsNoTracking().FirstOrDefaultAsync(l => l.CohortId == cohort.Id && l.CandidateId == candidate, ct);
        return await BuildAsync(cohort, loop?.StartDate ?? cohort.StartDate, now, _ => false, [], ct);
    }

    /// <summary>Some interviews of a loop anew, everything else as it stands.</summary>
    public Task<PlanInstance> OfRepairAsync(
        Cohort cohort, Loop loop, IReadOnlyList<Interview> interviews, Instant notBefore, CancellationToken ct) =>
        BuildAsync(cohort, loop.StartDate, notBefore, m => m.PersonId == loop.CandidateId, [.. interviews.Select(i => i.Id)], ct);

    async Task<PlanInstance> BuildAsync(
        Cohort cohort, LocalDate start, Instant notBefore, Func<Membership, bool> isCandidate, IReadOnlyList<Guid> without, CancellationToken ct)
    {
        var track = await tracks.GetAsync(cohort.TrackHash, ct);
        var members = cohort.Members.Where(m => m is { PersonId: not null, Withdrawn: false }).OrderBy(m => m.Position).ToList();
        var ids = members.Select(m => m.PersonId!.Value).ToList();
        var free = await FreePeople.LoadAsync(db, ids, ct);
        var standing = await People.Standing.OfAsync(db, ids, ct);
        var instance = new PlanInstance
        {
            Start = start.Text(),
            BusinessDays = track.BusinessDays,
            GranularityMinutes = track.GranularityMinutes,
            MinGapBusinessDays = track.MinGapBusinessDays,
            Stages = { track.Stages.Select(StageOf) },
            Weights = cohort.Weights.ToPlanner(),
        };
        // The planner keeps one buffer: the longest that anybody of them asked for.
        instance.BufferMinutes = free.Values.Max(p => (int?)p.Person.BufferMinutes) ?? 0;
        instance.Forbidden.Add(await NeverWith.PairsAsync(db, free.Values, ct));
        var (from, to) = SpanOf(instance, notBefore);
        var shadowed = await db.ShadowedAsync(ids, without, from, to, ct);
        instance.Forbidden.Add(shadowed.Where(s => s.CohortId == cohort.Id).Select(s => new PersonPair { A = s.CandidateId.ToString(), B = s.PersonId.ToString() }).Distinct());
        foreach (var member in members)
            instance.People.Add(PersonOf(member, free[member.PersonId!.Value], free[member.PersonId.Value].NotBefore(from, clock.Now), to, isCandidate(member),
                standing.GetValueOrDefault(member.PersonId!.Value, People.Standing.None).Balance,
                shadowed.Where(s => s.PersonId == member.PersonId).Select(s => s.Period)));
        instance.Preferences.Add(await PreferencesAsync(members.Where(isCandidate).Select(m => m.PersonId!.Value).ToList(), ids, ct));
        instance.Fixed.Add(await StandingAsync(cohort, ids, without, from, to, ct));
        return instance;
    }

    /// <summary>Between which instants people's free time matters.</summary>
    public static (Instant From, Instant To) SpanOf(PlanInstance instance, Instant notBefore)
    {
        var start = LocalDatePattern.Iso.Parse(instance.Start).Value;
        return (
            Instant.Max(notBefore, start.PlusDays(-2).AtMidnight().InUtc().ToInstant()),
            start.PlusDays(instance.BusinessDays * 7 / 5 + MarginDays).AtMidnight().InUtc().ToInstant());
    }

    // As many as are missing; which of them are to be led is decided where they are booked.
    static IEnumerable<ShadowWish> WishesOf(TrainingProgress trainee)
    {
        var (stage, role) = (trainee.Chair[..trainee.Chair.IndexOf(':')], trainee.Chair[(trainee.Chair.IndexOf(':') + 1)..]);
        return Enumerable.Repeat(new ShadowWish { Person = trainee.PersonId.ToString(), Stage = stage, Role = role }, trainee.ShadowsMissing + trainee.LedMissing);
    }

    Task<List<PairPreference>> PreferencesAsync(List<Guid> candidates, List<Guid> members, CancellationToken ct) =>
        db.Preferences.Where(p => candidates.Contains(p.PersonId) && members.Contains(p.OtherId)).OrderBy(p => p.PersonId).ThenBy(p => p.OtherId)
            .Select(p => new PairPreference { Candidate = p.PersonId.ToString(), Interviewer = p.OtherId.ToString(), Value = p.Value }).ToListAsync(ct);

    static PlanStage StageOf(Stage stage) => new()
    {
        Id = stage.Id,
        Minutes = stage.Minutes,
        FromDay = stage.FromDay,
        ToDay = stage.ToDay,
        Roles = { stage.Roles.Select(r => r.Id) },
    };

    static PlanPerson PersonOf(Membership member, FreePerson free, Instant from, Instant to, bool isCandidate, int ledger, IEnumerable<Interval> shadowed) => new()
    {
        Id = free.Person.Id.ToString(),
        Zone = free.Person.TimeZone,
        Candidate = isCandidate,
        Qualified = { member.Interviewer ? member.Qualifications : [] },
        DailyCap = free.Person.DailyCap,
        WeeklyCap = free.Person.WeeklyCap,
        Holidays = { free.Person.Holidays.Select(Zones.Text) },
        Available = { free.Between(from, to, shadowed).Select(s => new PlanSpan { From = s.Start.ToTimestamp(), To = s.End.ToTimestamp() }) },
        Ledger = ledger,
    };

    async Task<List<Placement>> StandingAsync(
        Cohort cohort, List<Guid> people, IReadOnlyList<Guid> without, Instant from, Instant to, CancellationToken ct)
    {
        // The whole first week counts for weekly caps.
        var earliest = from - Duration.FromDays(7);
        // Loops of this cohort whole, for pairs and order; everything else of these people for its time.
        var interviews = await db.Interviews.AsNoTracking().Include(i => i.Bookings)
            .Where(i => i.State != Contracts.Scheduling.InterviewState.Cancelled && !without.Contains(i.Id))
            .Where(i => i.CohortId == cohort.Id && i.LoopId != null
                || i.Bookings.Any(b => people.Contains(b.PersonId) && b.Period.Start < to && b.Period.End > earliest))
            .OrderBy(i => i.Start).ThenBy(i => i.Id).ToListAsync(ct);
        return [.. from i in interviews
                   let isOurs = i.CohortId == cohort.Id && i.LoopId is not null
                   from seat in i.Seats
                   where !seat.Shadow
                   select new Placement
                   {
                       Candidate = i.CandidateId.ToString(), Stage = isOurs ? i.StageId : Elsewhere, Role = seat.Role,
                       Interviewer = seat.PersonId.ToString(), Start = i.Start.ToTimestamp(), End = i.End.ToTimestamp(),
                   }];
    }
}
