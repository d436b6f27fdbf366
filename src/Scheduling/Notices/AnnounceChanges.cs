using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Calendars;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Notices;

/// <summary>
/// Tells people what became of their interviews: compares what each was told last with what is, and tells the difference
/// once. Runs as a due row of every change (see <see cref="SchedulingDb"/>), so two changes in a row may be told as one,
/// none twice, and none is lost.
/// </summary>
sealed class AnnounceChanges(SchedulingDb db, Audience audience, DomainClock clock) : IDueHandler
{
    public const string Kind = "interview-announce";

    /// <param name="due">Its key is a loop, or an interview out of the pool.</param>
    /// <param name="ct">Ends it.</param>
    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var interviews = await db.Interviews.AsNoTracking().Include(i => i.Bookings).Where(i => i.LoopId == due.Key || i.Id == due.Key).ToListAsync(ct);
        var ids = interviews.Select(i => i.Id).ToList();
        var entries = await db.CalendarEntries.Where(e => ids.Contains(e.InterviewId)).ToListAsync(ct);
        await audience.LoadAsync([.. interviews.SelectMany(People).Concat(entries.Select(e => e.PersonId)).Distinct()], ct);
        foreach (var interview in interviews)
            await AnnounceAsync(interview, entries.Where(e => e.InterviewId == interview.Id).ToList(), ct);
        await db.SaveChangesAsync(ct);
    }

    async Task AnnounceAsync(Loops.Interview interview, List<CalendarEntry> entries, CancellationToken ct)
    {
        var people = interview.State == InterviewState.Cancelled ? [] : People(interview);
        foreach (var person in people.Concat(entries.Select(e => e.PersonId)).Distinct())
        {
            var entry = entries.Find(e => e.PersonId == person);
            if (News(interview, entry, people, person) is not { } kind)
                continue;
            if (entry is null)
                db.CalendarEntries.Add(entry = CalendarEntry.Of(person, interview.Id));
            var before = entry.Start;
            var isOver = kind is NoticeKind.Cancelled or NoticeKind.Released;
            entry.Tell(isOver ? entry.Start : interview.Start, isOver ? entry.End : interview.End, isOver ? entry.PeopleIds : people, isOver, clock.Now);
            audience.Tell(Notice.Of(entry, kind, 0, kind == NoticeKind.Moved ? before : null, kind == NoticeKind.Booked ? "" : interview.Reason, clock.Now));
        }
        if (interview.State == InterviewState.Booked && audience.NextReminder(people, interview.Start, clock.Now) is { } next)
            db.Schedule(Remind.Kind, interview.Id, next);
        else
            await db.UnscheduleAsync(Remind.Kind, interview.Id, ct);
    }

    // Null when the person knows already.
    static NoticeKind? News(Loops.Interview interview, CalendarEntry? entry, Guid[] people, Guid person)
    {
        var isIn = people.Contains(person);
        var wasIn = entry is { IsCancelled: false };
        if (!isIn)
            return !wasIn ? null : interview.State == InterviewState.Cancelled ? NoticeKind.Cancelled : NoticeKind.Released;
        if (!wasIn)
            return NoticeKind.Booked;
        if (entry!.Start != interview.Start || entry.End != interview.End)
            return NoticeKind.Moved;
        // While somebody's place is searched for, the others hear nothing yet.
        return entry.PeopleIds.SequenceEqual(people) || interview.Seats.Any(b => b.Declined) ? null : NoticeKind.Replaced;
    }

    // The candidate first; whoever declined is out.
    static Guid[] People(Loops.Interview interview) =>
        [interview.CandidateId, .. interview.Seats.Where(b => !b.Declined).Select(b => b.PersonId)];
}
