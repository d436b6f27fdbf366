using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults;
using NodaTime;

namespace Mockloop.Scheduling.Training;

/// <summary>
/// Where a trainee could sit in: interviews to come of a stage they learn, in no other interview of the loop, with a
/// candidate whom they may meet, nobody else beside that chair, nothing else booked for them then.
/// </summary>
static class OpenSeats
{
    const int Most = 50;

    public static async Task<List<OpenSeat>> OfAsync(SchedulingDb db, Guid cohort, Guid person, IReadOnlyList<TrainingProgress> own, Instant now, CancellationToken ct)
    {
        var wanted = own.Where(p => p.MaySitIn).ToDictionary(p => p.Chair);
        List<string> chairs = [.. wanted.Keys];
        var stages = chairs.Select(chair => chair[..chair.IndexOf(':')]).Distinct().ToList();
        if (stages.Count == 0)
            return [];
        var me = await db.People.AsNoTracking().SingleAsync(p => p.Id == person, ct);
        var never = await NeverWith.OfAsync(db, me, cohort, ct);
        var mine = db.Bookings.Where(b => b.PersonId == person && !b.Cancelled);
        var interviews = await db.Interviews.AsNoTracking().Include(i => i.Bookings)
            .Where(i => i.CohortId == cohort && i.State == InterviewState.Booked && i.Start > now && stages.Contains(i.StageId))
            .Where(i => i.CandidateId != person && !never.Contains(i.CandidateId) && !mine.Any(b => b.Period.Start < i.End && b.Period.End > i.Start))
            .Where(i => i.LoopId == null || !db.Interviews.Any(o => o.LoopId == i.LoopId && o.State != InterviewState.Cancelled && o.Bookings.Any(b => b.PersonId == person)))
            .Where(i => i.Bookings.Any(b => !b.Shadow && !b.Cancelled && chairs.Contains(i.StageId + ":" + b.Role)
                && !i.Bookings.Any(o => o.Shadow && !o.Cancelled && o.Role == b.Role)))
            .OrderBy(i => i.Start).ThenBy(i => i.Id).Take(Most).ToListAsync(ct);
        var names = await LoopReply.NamesAsync(db, interviews, ct);
        return [.. from interview in interviews
                   from seat in interview.Seats
                   where IsOpen(interview, seat) && wanted.ContainsKey($"{interview.StageId}:{seat.Role}")
                   select ToProto(interview, seat, wanted[$"{interview.StageId}:{seat.Role}"], names)];
    }

    /// <summary>Whether somebody could sit beside this chair.</summary>
    public static bool IsOpen(Loops.Interview interview, Booking seat) =>
        seat is { Shadow: false, Declined: false } && !interview.Seats.Any(b => b.Shadow && b.Role == seat.Role);

    static OpenSeat ToProto(Loops.Interview interview, Booking seat, TrainingProgress progress, Faces names) => new()
    {
        InterviewId = interview.Id.ToString(),
        StageId = interview.StageId,
        Role = seat.Role,
        Start = interview.Start.ToTimestamp(),
        End = interview.End.ToTimestamp(),
        CandidateName = names.GetValueOrDefault(interview.CandidateId, ""),
        InterviewerName = names.GetValueOrDefault(seat.PersonId, ""),
        Leads = progress.Leads,
    };
}
