using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.Loops;

/// <summary>Adds to a loop what happened to its interviews, who was absent, and what declining would cost the caller now.</summary>
sealed class LoopHistory(SchedulingDb db, ICaller caller, DomainClock clock)
{
    const int MostChanges = 20;

    public async Task AddAsync(Contracts.Scheduling.Loop loop, CohortRole roles, CancellationToken ct)
    {
        var ids = loop.Interviews.Select(i => Guid.Parse(i.InterviewId)).ToList();
        var changes = await db.Changes.AsNoTracking().Where(c => ids.Contains(c.InterviewId)).OrderByDescending(c => c.Version).ToListAsync(ct);
        var (me, seesAll) = (caller is { IsService: true, ActingFor: null } ? Guid.Empty : caller.PersonId, roles.HasFlag(CohortRole.Organizer));
        var absences = await db.Ledger.AsNoTracking().Where(e => ids.Contains(e.InterviewId) && (seesAll || e.PersonId == me)
            && (e.Kind == LedgerKind.Missed || e.Kind == LedgerKind.DeclinedLate)).OrderByDescending(e => e.At).ToListAsync(ct);
        var people = changes.SelectMany(c => c.LeftIds.Concat(c.CameIds)).Concat(absences.Select(e => e.PersonId)).Distinct().ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        foreach (var interview in loop.Interviews)
        {
            var own = changes.Where(c => c.InterviewId.ToString() == interview.InterviewId).Take(MostChanges);
            interview.Changes.Add(own.Select(c => ToProto(c, names, seesAll || c.ById == me)));
            interview.Absences.Add(absences.Where(e => e.InterviewId.ToString() == interview.InterviewId).Take(MostChanges).Select(e => ToProto(e, names)));
            interview.IfDeclined = IfDeclined(interview, me);
        }
    }

    string IfDeclined(Contracts.Scheduling.Interview interview, Guid me)
    {
        var start = interview.Start.ToInstant();
        var sits = interview.CandidateId == me.ToString() || interview.Seats.Any(s => s.PersonId == me.ToString() && !s.Declined);
        if (interview.Seats.Any(s => s.PersonId == me.ToString() && s.Shadow))
            return interview.State == InterviewState.Booked && start > clock.Now ? Attendance.ShadowWords : "";
        return sits && interview.State == InterviewState.Booked && start > clock.Now ? Attendance.Words(start - clock.Now) : "";
    }

    static Absence ToProto(LedgerEntry entry, Dictionary<Guid, string> names) => new()
    {
        PersonId = entry.PersonId.ToString(),
        Name = names.GetValueOrDefault(entry.PersonId, ""),
        Kind = entry.Kind.ToString(),
        Points = entry.Points,
        Score = entry.Score ?? 0,
        Excused = entry.ExcusedAt is not null,
    };

    static Contracts.Scheduling.InterviewChange ToProto(InterviewChange change, Dictionary<Guid, string> names, bool showsSaid) => new()
    {
        At = change.At.ToTimestamp(),
        Kind = change.Kind.ToString(),
        Reason = change.Reason,
        Said = showsSaid ? change.Said : "",
        StartBefore = change.StartBefore.ToTimestamp(),
        StartAfter = change.StartAfter.ToTimestamp(),
        Left = { change.LeftIds.Select(id => names.GetValueOrDefault(id, "")) },
        Came = { change.CameIds.Select(id => names.GetValueOrDefault(id, "")) },
    };
}
