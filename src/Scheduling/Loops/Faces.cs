using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.Loops;

/// <summary>What of people and cohorts is shown with interviews: names, and where to meet.</summary>
sealed class Faces
{
    readonly Dictionary<Guid, (string Name, string Link)> _people;
    readonly Dictionary<Guid, string> _cohorts;

    Faces(Dictionary<Guid, (string, string)> people, Dictionary<Guid, string> cohorts) => (_people, _cohorts) = (people, cohorts);

    public static async Task<Faces> OfAsync(SchedulingDb db, IReadOnlyCollection<Interview> interviews, CancellationToken ct)
    {
        var ids = interviews.SelectMany(i => i.Bookings).Select(b => b.PersonId).Distinct().ToList();
        var cohorts = interviews.Select(i => i.CohortId).Distinct().ToList();
        return new(
            await db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.MeetingLink }).ToDictionaryAsync(p => p.Id, p => (p.Name, p.MeetingLink), ct),
            await db.Cohorts.Where(c => cohorts.Contains(c.Id) && c.MeetingLink != "").ToDictionaryAsync(c => c.Id, c => c.MeetingLink, ct));
    }

    public string GetValueOrDefault(Guid person, string otherwise) => _people.TryGetValue(person, out var known) ? known.Name : otherwise;

    /// <summary>The first interviewer's own room, in the order of roles, else the cohort's; empty where nobody said.</summary>
    public string LinkOf(Interview interview)
    {
        var own = interview.Seats.Where(b => b is { Shadow: false, Declined: false }).Select(b => _people.GetValueOrDefault(b.PersonId).Link).FirstOrDefault(l => !string.IsNullOrEmpty(l));
        return own ?? (_cohorts.TryGetValue(interview.CohortId, out var template) ? MeetingLinks.Of(template, interview.CohortId, interview.Id, interview.StageId) : "");
    }
}
