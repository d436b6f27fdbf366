using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>Who may take a chair, least loaded first, then in the order of invitation.</summary>
sealed class ListQualified(SchedulingDb db)
{
    public async Task<ListQualifiedReply> HandleAsync(ListQualifiedRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        var people = await (
            from member in db.Memberships
            join person in db.People on member.PersonId equals person.Id
            where member.CohortId == id && !member.Withdrawn && member.Interviewer && member.Qualifications.Contains(request.Qualification)
            let load = db.Bookings.Count(b => b.PersonId == person.Id && b.Role != "" && !b.Cancelled)
            orderby load, member.Position
            select new QualifiedPerson { PersonId = person.Id.ToString(), Name = person.Name }).ToListAsync(ct);
        return new ListQualifiedReply { People = { people } };
    }
}
