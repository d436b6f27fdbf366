using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Loops as the caller may see them: the organizer all, a candidate their own, an interviewer the interviews they sit
/// in. What the caller may not see is not read.
/// </summary>
sealed class ReadLoops(SchedulingDb db, ICaller caller, ICohortAccess access)
{
    public async Task<ListLoopsReply> ListAsync(ListLoopsRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        var roles = await access.RequireAsync(caller, id, CohortRole.Member, ct);
        var loops = Visible(db.Loops.Where(l => l.CohortId == id), roles);
        return new ListLoopsReply { Loops = { await RepliesAsync(loops, roles, ct) } };
    }

    public async Task<Contracts.Scheduling.Loop> GetAsync(GetLoopRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.LoopId, "loop_id");
        var cohort = await db.Loops.Where(l => l.Id == id).Select(l => (Guid?)l.CohortId).SingleOrDefaultAsync(ct)
            ?? throw DomainException.NotFound("loop", id);
        var roles = await access.RequireAsync(caller, cohort, CohortRole.Member, ct);
        var loops = await RepliesAsync(Visible(db.Loops.Where(l => l.Id == id), roles), roles, ct);
        return loops.SingleOrDefault()
            ?? throw DomainException.Forbidden("This is another candidate's loop and you interview in none of its stages; ask the organizer.");
    }

    public async Task<ListInterviewsReply> MineAsync(CancellationToken ct)
    {
        var me = caller.PersonId;
        var interviews = await db.Interviews.AsNoTracking().Include(i => i.Bookings)
            .Where(i => i.Bookings.Any(b => b.PersonId == me)).OrderBy(i => i.Start).ToListAsync(ct);
        var names = await LoopReply.NamesAsync(db, interviews, ct);
        return new ListInterviewsReply { Interviews = { interviews.Select(i => i.ToProto(names)) } };
    }

    /// <summary>All loops of a cohort, for its organizer.</summary>
    public Task<List<Contracts.Scheduling.Loop>> OfCohortAsync(Guid cohort, CancellationToken ct) =>
        RepliesAsync(db.Loops.Where(l => l.CohortId == cohort), CohortRole.Organizer, ct);

    IQueryable<Loop> Visible(IQueryable<Loop> loops, CohortRole roles)
    {
        if (roles.HasFlag(CohortRole.Organizer))
            return loops;
        var me = caller.PersonId;
        return loops.Where(l => l.CandidateId == me || l.Interviews.Any(i => i.Bookings.Any(b => b.PersonId == me)));
    }

    async Task<List<Contracts.Scheduling.Loop>> RepliesAsync(IQueryable<Loop> loops, CohortRole roles, CancellationToken ct)
    {
        var (all, me) = (roles.HasFlag(CohortRole.Organizer), caller.PersonId);
        var found = await loops.AsNoTracking()
            .Include(l => l.Interviews.Where(i => all || i.Bookings.Any(b => b.PersonId == me))).ThenInclude(i => i.Bookings).AsSingleQuery()
            .OrderBy(l => l.Id).ToListAsync(ct);
        var names = await LoopReply.NamesAsync(db, found.SelectMany(l => l.Interviews), ct);
        return [.. found.Select(l => l.ToProto(names))];
    }
}
