using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Says which bookings stand in the way of interviews that the database refused: what for, where the caller organizes
/// that cohort or sits in that interview; of all others only that the person is booked.
/// </summary>
sealed class BookingsInTheWay(SchedulingDb db, ICaller caller)
{
    const int MostNamed = 5;

    /// <summary>Sentences. The interviews were not saved; the context forgets them.</summary>
    public async Task<string> OfAsync(IEnumerable<Interview> refused, CancellationToken ct)
    {
        var wanted = refused.SelectMany(i => i.Bookings).ToList();
        db.ChangeTracker.Clear();
        var (earliest, latest) = (wanted.Min(b => b.Period.Start), wanted.Max(b => b.Period.End));
        var (people, own, me) = (wanted.Select(b => b.PersonId).Distinct().ToList(), wanted.Select(b => b.InterviewId).Distinct().ToList(), caller.PersonId);
        var booked = await (
            from booking in db.Bookings
            join person in db.People on booking.PersonId equals person.Id
            join interview in db.Interviews on booking.InterviewId equals interview.Id
            join cohort in db.Cohorts on interview.CohortId equals cohort.Id
            where people.Contains(booking.PersonId) && !booking.Cancelled && !own.Contains(booking.InterviewId)
                && booking.Period.Start < latest && booking.Period.End > earliest
            orderby booking.Period.Start, person.Name
            select new
            {
                booking.PersonId, person.Name, booking.Period, interview.StageId, Cohort = cohort.Name,
                Candidate = db.People.Where(p => p.Id == interview.CandidateId).Select(p => p.Name).FirstOrDefault(),
                MaySee = cohort.OrganizerId == me || interview.Bookings.Any(b => b.PersonId == me),
            }).ToListAsync(ct);
        var words = booked
            .Where(b => wanted.Any(w => w.PersonId == b.PersonId && w.Period.Start < b.Period.End && w.Period.End > b.Period.Start))
            .Select(b => $"{b.Name} is booked from {b.Period.Start} to {b.Period.End}"
                + (b.MaySee ? $" for {b.StageId} of {b.Candidate} in cohort {b.Cohort}." : "."))
            .ToList();
        if (words.Count == 0)
            return "Somebody in it was booked then for a moment.";
        return string.Join(' ', words.Take(MostNamed)) + (words.Count > MostNamed ? $" And {words.Count - MostNamed} more." : "");
    }
}
