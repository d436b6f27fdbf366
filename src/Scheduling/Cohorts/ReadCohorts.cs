using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Paging;
using Mockloop.ServiceDefaults.Versions;
using NodaTime;

namespace Mockloop.Scheduling.Cohorts;

/// <summary>Cohorts as their members see them: addresses are the organizer's.</summary>
sealed class ReadCohorts(SchedulingDb db, ICaller caller, ICohortAccess access)
{
    public async Task<ListCohortsReply> ListAsync(ListCohortsRequest request, CancellationToken ct)
    {
        var me = caller.PersonId;
        var page = Page<Place>.Of(request, caller);
        var rows = db.Cohorts.AsNoTracking().Include(c => c.Members).Where(c => c.Members.Any(m => m.PersonId == me && !m.Withdrawn));
        if (page.After is { } after)
            rows = rows.Where(c => c.StartDate > after.Start || (c.StartDate == after.Start && c.Id > after.Id));
        var (mine, next) = await page.TakeAsync(rows.OrderBy(c => c.StartDate).ThenBy(c => c.Id), c => new(c.StartDate, c.Id), ct);
        var names = await NamesAsync(mine, ct);
        return new ListCohortsReply { Cohorts = { mine.Select(c => Reply(c, names)) }, NextPageToken = next };
    }

    public async Task<Contracts.Scheduling.Cohort> GetAsync(GetCohortRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        await access.RequireAsync(caller, id, CohortRole.Member, ct);
        return await OneAsync(id, ct);
    }

    /// <summary>Whoever calls this has checked that the caller belongs to it.</summary>
    public async Task<Contracts.Scheduling.Cohort> OneAsync(Guid id, CancellationToken ct)
    {
        var cohort = await db.Cohorts.AsNoTracking().Include(c => c.Members).SingleAsync(c => c.Id == id, ct);
        return Reply(cohort, await NamesAsync([cohort], ct));
    }

    /// <summary>The organizer's view of one member.</summary>
    public async Task<Member> MemberAsync(Membership member, CancellationToken ct)
    {
        var name = await db.People.Where(p => p.Id == member.PersonId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        return Reply(member, name ?? "", showsEmail: true);
    }

    sealed record Place(LocalDate Start, Guid Id);

    Contracts.Scheduling.Cohort Reply(Cohort cohort, Dictionary<Guid, string> names)
    {
        var mine = cohort.Members.SingleOrDefault(m => m.PersonId == caller.PersonId);
        var showsEmail = mine is { Organizer: true };
        return new()
        {
            CohortId = cohort.Id.ToString(),
            Name = cohort.Name,
            Track = new TrackRef { Id = cohort.TrackId, Hash = cohort.TrackHash },
            StartDate = cohort.StartDate.Text(),
            TimeZone = cohort.TimeZone,
            PracticeMode = cohort.PracticeMode,
            Members = { cohort.Members.OrderBy(m => m.Position).Select(m => Reply(m, NameOf(m, names), showsEmail)) },
            MeetingLink = cohort.MeetingLink,
            MyRoles = { mine?.RoleNames ?? [] },
            Version = cohort.Version,
            PlanWeights = cohort.Weights.ToReply(),
            Rules = cohort.Rules.ToReply(),
        };
    }

    static string NameOf(Membership member, Dictionary<Guid, string> names) =>
        member.PersonId is { } id ? names.GetValueOrDefault(id, "") : "";

    static Member Reply(Membership member, string name, bool showsEmail) => new()
    {
        MembershipId = member.Id.ToString(),
        PersonId = member.PersonId?.ToString() ?? "",
        Name = name,
        Email = showsEmail ? member.Email : "",
        Roles = { member.RoleNames },
        Qualifications = { member.Qualifications },
        Withdrawn = member.Withdrawn,
        Etag = ETags.Of(member.Version),
    };

    Task<Dictionary<Guid, string>> NamesAsync(List<Cohort> cohorts, CancellationToken ct)
    {
        var ids = cohorts.SelectMany(c => c.Members).Select(m => m.PersonId).OfType<Guid>().Distinct().ToList();
        return db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }
}
