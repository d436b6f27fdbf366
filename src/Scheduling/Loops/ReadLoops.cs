using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Paging;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Loops as the caller may see them: the organizer all, a candidate their own, an interviewer the interviews they sit
/// in. What the caller may not see is not read.
/// </summary>
sealed class ReadLoops(SchedulingDb db, ICaller caller, ICohortAccess access, LoopHistory history)
{
    public async Task<ListLoopsReply> ListAsync(ListLoopsRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        var roles = await access.RequireAsync(caller, id, CohortRole.Member, ct);
        var page = Page<Place>.Of(request, caller);
        var loops = Visible(db.Loops.Where(l => l.CohortId == id), roles);
        if (page.After is { } after)
            loops = loops.Where(l => l.Id > after.Id);
        var (found, next) = await page.TakeAsync(WithInterviews(loops, roles), l => new(l.Id), ct);
        return new ListLoopsReply { Loops = { await RepliesAsync(found, ct) }, NextPageToken = next };
    }

    public async Task<Contracts.Scheduling.Loop> GetAsync(GetLoopRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.LoopId, "loop_id");
        var cohort = await db.Loops.Where(l => l.Id == id).Select(l => (Guid?)l.CohortId).SingleOrDefaultAsync(ct)
            ?? throw DomainException.NotFound("loop", id);
        var roles = await access.RequireAsync(caller, cohort, CohortRole.Member, ct);
        var found = await WithInterviews(Visible(db.Loops.Where(l => l.Id == id), roles), roles).SingleOrDefaultAsync(ct)
            ?? throw DomainException.Forbidden("This is another candidate's loop and you interview in none of its stages; ask the organizer.");
        var reply = (await RepliesAsync([found], ct))[0];
        await history.AddAsync(reply, roles, ct);
        return reply;
    }

    public async Task<Contracts.Scheduling.Interview> InterviewAsync(GetInterviewRequest request, CancellationToken ct)
    {
        var (id, me) = (Ids.Parse(request.InterviewId, "interview_id"), caller.PersonId);
        var interview = await db.Interviews.AsNoTracking().Include(i => i.Bookings).SingleOrDefaultAsync(i => i.Id == id, ct)
            ?? throw DomainException.NotFound("interview", id);
        var roles = await access.RequireAsync(caller, interview.CohortId, CohortRole.Member, ct);
        if (!roles.HasFlag(CohortRole.Organizer) && interview.Bookings.All(b => b.PersonId != me))
            throw DomainException.Forbidden("You take no part in this interview.");
        return interview.ToProto(await LoopReply.NamesAsync(db, [interview], ct));
    }

    public async Task<ListInterviewsReply> MineAsync(ListMyInterviewsRequest request, CancellationToken ct)
    {
        var me = caller.PersonId;
        var page = Page<StartPlace>.Of(request, caller);
        var rows = db.Interviews.AsNoTracking().Include(i => i.Bookings).Where(i => i.Bookings.Any(b => b.PersonId == me));
        if (page.After is { } after)
            rows = rows.Where(i => i.Start > after.Start || (i.Start == after.Start && i.Id > after.Id));
        var (interviews, next) = await page.TakeAsync(rows.OrderBy(i => i.Start).ThenBy(i => i.Id), i => new(i.Start, i.Id), ct);
        var names = await LoopReply.NamesAsync(db, interviews, ct);
        return new ListInterviewsReply { Interviews = { interviews.Select(i => i.ToProto(names)) }, NextPageToken = next };
    }

    /// <summary>All loops of a cohort, for its organizer.</summary>
    public async Task<List<Contracts.Scheduling.Loop>> OfCohortAsync(Guid cohort, CancellationToken ct) =>
        await RepliesAsync(await WithInterviews(db.Loops.Where(l => l.CohortId == cohort), CohortRole.Organizer).ToListAsync(ct), ct);

    IQueryable<Loop> Visible(IQueryable<Loop> loops, CohortRole roles)
    {
        if (roles.HasFlag(CohortRole.Organizer))
            return loops;
        var me = caller.PersonId;
        return loops.Where(l => l.CandidateId == me || l.Interviews.Any(i => i.Bookings.Any(b => b.PersonId == me)));
    }

    IQueryable<Loop> WithInterviews(IQueryable<Loop> loops, CohortRole roles)
    {
        var (all, me) = (roles.HasFlag(CohortRole.Organizer), caller.PersonId);
        return loops.AsNoTracking()
            .Include(l => l.Interviews.Where(i => all || i.Bookings.Any(b => b.PersonId == me))).ThenInclude(i => i.Bookings).AsSingleQuery()
            .OrderBy(l => l.Id);
    }

    async Task<List<Contracts.Scheduling.Loop>> RepliesAsync(List<Loop> found, CancellationToken ct)
    {
        var names = await LoopReply.NamesAsync(db, found.SelectMany(l => l.Interviews), ct);
        return [.. found.Select(l => l.ToProto(names))];
    }

    sealed record Place(Guid Id);

    sealed record StartPlace(Instant Start, Guid Id);
}
