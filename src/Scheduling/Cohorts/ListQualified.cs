using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Paging;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>Who may take a chair, least loaded first, then in the order of invitation.</summary>
sealed class ListQualified(SchedulingDb db, ICaller caller)
{
    public async Task<ListQualifiedReply> HandleAsync(ListQualifiedRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        var qualification = Require.Length(request.Qualification, 1, 100, "qualification");
        var page = Page<Place>.Of(request, caller);
        var after = page.After ?? new(-1, -1);
        var (people, next) = await page.TakeAsync(
            from member in db.Memberships
            join person in db.People on member.PersonId equals person.Id
            where member.CohortId == id && !member.Withdrawn && member.Interviewer && member.Qualifications.Contains(qualification)
            let load = db.Bookings.Count(b => b.PersonId == person.Id && b.Role != "" && !b.Shadow && !b.Cancelled)
            where load > after.Load || (load == after.Load && member.Position > after.Position)
            orderby load, member.Position
            select new { person.Id, person.Name, Load = load, member.Position }, p => new(p.Load, p.Position), ct);
        return new ListQualifiedReply
        {
            People = { people.Select(p => new QualifiedPerson { PersonId = p.Id.ToString(), Name = p.Name }) },
            NextPageToken = next,
        };
    }

    sealed record Place(int Load, int Position);
}
