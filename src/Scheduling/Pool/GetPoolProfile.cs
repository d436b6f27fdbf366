using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Mockloop.Scheduling.Pool;

/// <summary>What the on-demand pool must know about a person who joins it.</summary>
sealed class GetPoolProfile(SchedulingDb db, DomainClock clock)
{
    static readonly Duration Horizon = Duration.FromDays(7);

    public async Task<PoolProfile> HandleAsync(GetPoolProfileRequest request, CancellationToken ct)
    {
        var (cohortId, personId) = (Ids.Parse(request.CohortId, "cohort_id"), Ids.Parse(request.PersonId, "person_id"));
        var member = await db.Memberships.AsNoTracking()
            .SingleOrDefaultAsync(m => m.CohortId == cohortId && m.PersonId == personId && !m.Withdrawn, ct)
            ?? throw DomainException.NotFound("member", personId);
        var track = await db.Cohorts.Where(c => c.Id == cohortId).Select(c => new TrackRef { Id = c.TrackId, Hash = c.TrackHash }).SingleAsync(ct);
        var from = clock.Now;
        var to = from + Horizon;
        var booked = await db.Bookings.Where(b => b.PersonId == personId && !b.Cancelled && b.Period.Start < to && b.Period.End > from).Select(b => b.Period).ToListAsync(ct);
        var person = (await FreePeople.LoadAsync(db, [personId], ct))[personId];
        var buffer = Duration.FromMinutes(person.Person.BufferMinutes);
        var free = person.Between(person.NotBefore(from, from), to, booked.Select(b => new Interval(b.Start - buffer, b.End + buffer)));
        var standing = await Standing.OfAsync(db, personId, ct);
        return new PoolProfile
        {
            PersonId = personId.ToString(),
            Track = track,
            Candidate = member.Candidate,
            Interviewer = member.Interviewer,
            Qualifications = { member.Qualifications },
            Free = { free.Select(s => new Span { From = s.Start.ToTimestamp(), To = s.End.ToTimestamp() }) },
            Reputation = standing.Reputation,
            Ledger = standing.Balance,
            Languages = { person.Person.Languages },
            Level = person.Person.Level,
            NeverWith = { (await People.NeverWith.OfAsync(db, person.Person, cohortId, ct)).Select(id => id.ToString()) },
        };
    }
}
