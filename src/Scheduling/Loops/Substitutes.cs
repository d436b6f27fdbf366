using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Who could take a chair of an interview in the same slot: the stage's standing backups in their order, then, up to a
/// quarter of an hour before the start, anybody fit, who gave least first. All are attested, free by their calendar and
/// bookings with their buffer, under their caps, in no other interview of the loop, never sat in this one, and may meet the
/// candidate. The notice that people ask for holds for all but the standing backups: they are there for the last minute.
/// </summary>
sealed class Substitutes(SchedulingDb db)
{
    /// <summary>Nobody but a standing backup is called in later than this before the start.</summary>
    public static readonly Duration LastCall = Duration.FromMinutes(15);

    public async Task<List<Guid>> ForAsync(Interview interview, string role, Instant now, CancellationToken ct)
    {
        var backups = await db.Backups.Where(b => b.CohortId == interview.CohortId && b.StageId == interview.StageId)
            .OrderBy(b => b.Position).Select(b => b.PersonId).ToListAsync(ct);
        var maySearch = interview.Start - now >= LastCall;
        var people = (await FitAsync(interview, role, ct)).Where(m => maySearch || backups.Contains(m.PersonId!.Value)).ToList();
        var free = await FreeAsync(interview, [.. people.Select(m => m.PersonId!.Value)], p => backups.Contains(p.Person.Id) || p.NotBefore(now, now) <= interview.Start, ct);
        var standing = await Standing.OfAsync(db, free, ct);
        return [.. from member in people
                   let person = member.PersonId!.Value
                   where free.Contains(person)
                   let place = backups.IndexOf(person)
                   orderby place < 0 ? int.MaxValue : place, standing.GetValueOrDefault(person, Standing.None).Balance, member.Position
                   select person];
    }

    async Task<List<Membership>> FitAsync(Interview interview, string role, CancellationToken ct)
    {
        var chair = $"{interview.StageId}:{role}";
        var never = await NeverWith.OfAsync(db, await db.People.AsNoTracking().SingleAsync(p => p.Id == interview.CandidateId, ct), interview.CohortId, ct);
        var own = interview.Bookings.Select(b => b.PersonId).Append(interview.CandidateId).ToList();
        var met = db.Interviews.Where(i => i.LoopId != null && i.LoopId == interview.LoopId && i.State != InterviewState.Cancelled)
            .SelectMany(i => i.Bookings).Where(b => b.Role != "").Select(b => b.PersonId);
        var left = db.Changes.Where(c => c.InterviewId == interview.Id).SelectMany(c => c.LeftIds);
        return await db.Memberships.AsNoTracking()
            .Where(m => m.CohortId == interview.CohortId && m.PersonId != null && !m.Withdrawn && m.Interviewer && m.Qualifications.Contains(chair))
            .Where(m => !own.Contains(m.PersonId!.Value) && !met.Contains(m.PersonId!.Value) && !left.Contains(m.PersonId!.Value) && !never.Contains(m.PersonId!.Value))
            .ToListAsync(ct);
    }

    async Task<HashSet<Guid>> FreeAsync(Interview interview, List<Guid> people, Func<FreePerson, bool> isInTime, CancellationToken ct)
    {
        // Nine days on either side hold the week of the slot in every zone.
        var (from, to) = (interview.Start - Duration.FromDays(9), interview.End + Duration.FromDays(9));
        var booked = (await db.Bookings.AsNoTracking()
            .Where(b => people.Contains(b.PersonId) && !b.Cancelled && b.Period.Start < to && b.Period.End > from).ToListAsync(ct)).ToLookup(b => b.PersonId);
        return [.. (await FreePeople.LoadAsync(db, people, ct))
            .Where(p => isInTime(p.Value) && IsFree(p.Value, interview, booked[p.Key])
                && Caps.Allow(p.Value.Person, interview.Start, booked[p.Key].Where(b => b is { Role.Length: > 0, Shadow: false })))
            .Select(p => p.Key)];
    }

    static bool IsFree(FreePerson person, Interview interview, IEnumerable<Booking> booked)
    {
        var buffer = Duration.FromMinutes(person.Person.BufferMinutes);
        return booked.All(b => b.Period.Start >= interview.End + buffer || b.Period.End + buffer <= interview.Start)
            && person.Between(interview.Start, interview.End).Any(span => span.Start <= interview.Start && span.End >= interview.End);
    }
}
