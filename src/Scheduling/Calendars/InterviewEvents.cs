using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Engine.Calendars;
using Mockloop.Scheduling.Mail;
using Mockloop.Scheduling.Notices;
using Mockloop.Scheduling.People;
using NodaTime;

namespace Mockloop.Scheduling.Calendars;

/// <summary>What people were told of interviews, as events of a calendar: the same in the feed and in the mail.</summary>
sealed class InterviewEvents(SchedulingDb db, PageLinks links)
{
    public async Task<List<CalendarEvent>> OfAsync(IReadOnlyList<CalendarEntry> entries, Person person, CancellationToken ct)
    {
        var ids = entries.Select(e => e.InterviewId).Distinct().ToList();
        var interviews = await db.Interviews.AsNoTracking().Include(i => i.Bookings).Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var faces = await Loops.Faces.OfAsync(db, interviews.Values, ct);
        var people = entries.SelectMany(e => e.PeopleIds).Distinct().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var settings = await db.NotificationSettings.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == person.Id, ct)
            ?? Notices.NotificationSettings.Default(person.Id);
        var alarms = settings.LeadMinutes.Select(m => Duration.FromMinutes(m)).ToList();
        return [.. entries.Where(e => interviews.ContainsKey(e.InterviewId)).OrderBy(e => e.Start).ThenBy(e => e.InterviewId)
            .Select(e => EventOf(e, interviews[e.InterviewId], person, names, faces.LinkOf(interviews[e.InterviewId]), alarms))];
    }

    CalendarEvent EventOf(CalendarEntry entry, Loops.Interview interview, Person person, Dictionary<Guid, string> names, string meeting, List<Duration> alarms)
    {
        var room = links.Room(interview.Id);
        var stage = InterviewWords.Stage(interview.StageId);
        var others = string.Join(", ", entry.PeopleIds.Where(id => id != person.Id && id != interview.CandidateId).Select(id => names.GetValueOrDefault(id, "")));
        var isCandidate = interview.CandidateId == person.Id;
        var candidate = names.GetValueOrDefault(interview.CandidateId, "");
        return new CalendarEvent($"{interview.Id}@mockloop", entry.Sequence, entry.Start, entry.End,
            isCandidate ? $"{stage}: your interview" : $"{stage}: you interview {candidate}", entry.ChangedAt)
        {
            Description = string.Join('\n', new[]
            {
                isCandidate ? $"With {others}" : others.Length > 0 ? $"Candidate {candidate}, with {others}" : $"Candidate {candidate}",
                meeting.Length > 0 ? $"Meet at: {meeting}" : "",
                room.Length > 0 ? $"Room: {room}" : "",
            }.Where(line => line.Length > 0)),
            Url = meeting.Length > 0 ? meeting : room,
            IsCancelled = entry.IsCancelled,
            Alarms = alarms,
        };
    }
}
