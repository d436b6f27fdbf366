using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using NodaTime;

namespace Mockloop.Scheduling.Training;

/// <summary>When somebody sits in on an interview, and with whom. It takes their time and counts for nothing else.</summary>
sealed record ShadowedTime(Guid PersonId, Guid CandidateId, Guid CohortId, Interval Period);

/// <summary>Reads it.</summary>
static class ShadowedTimes
{
    /// <param name="db">Where.</param>
    /// <param name="people">Whose.</param>
    /// <param name="without">Interviews that are planned anew.</param>
    /// <param name="earliest">What ends before does not matter.</param>
    /// <param name="latest">What begins after does not matter.</param>
    /// <param name="ct">Ends it.</param>
    public static Task<List<ShadowedTime>> ShadowedAsync(
        this SchedulingDb db, List<Guid> people, IReadOnlyList<Guid> without, Instant earliest, Instant latest, CancellationToken ct) => (
        from interview in db.Interviews
        from booking in interview.Bookings
        where booking.Shadow && !booking.Cancelled && people.Contains(booking.PersonId) && !without.Contains(interview.Id)
            && booking.Period.Start < latest && booking.Period.End > earliest
        orderby interview.Start, booking.PersonId
        select new ShadowedTime(booking.PersonId, interview.CandidateId, interview.CohortId, booking.Period)).ToListAsync(ct);
}
