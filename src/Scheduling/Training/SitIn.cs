using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.Training;

/// <summary>A trainee takes the seat beside a chair they learn. The chair's holder stays who decides and whose card counts.</summary>
sealed class SitIn(SchedulingDb db, ICaller caller, ICohortAccess access, BookingsInTheWay inTheWay, DomainClock clock)
{
    const int LongestRole = 100;

    public async Task<Contracts.Scheduling.Interview> HandleAsync(SitInRequest request, CancellationToken ct)
    {
        var (id, me) = (Ids.Parse(request.InterviewId, "interview_id"), caller.PersonId);
        var role = Require.Length(request.Role, 1, LongestRole, "role");
        await using var transaction = await db.JoinTransactionAsync(ct);
        var interview = await db.LockInterviewAsync(id, ct) ?? throw DomainException.NotFound("interview", id);
        await access.RequireAsync(caller, interview.CohortId, CohortRole.Member, ct);
        var progress = await ProgressAsync(interview, role, me, ct);
        await MayAsync(interview, role, me, ct);
        var chairs = interview.Seats.Select(b => b.AsChair()).Append(new Chair(me, role, Shadow: true, progress.Leads)).ToList();
        db.Publish(interview.Move(interview.Start, interview.End, chairs, Cause.Of("A trainee sits in.", clock.Now, me)));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsOverlap())
        {
            throw DomainException.Aborted($"You have no seat: {await inTheWay.OfAsync([interview], ct)} Choose another interview.");
        }
        catch (DbUpdateException e) when (e.IsOfLeaver())
        {
            throw DomainException.Aborted("You have no seat: you, or somebody in this interview, has just left the cohort.");
        }
        await transaction.CommitAsync(ct);
        return interview.ToProto(await LoopReply.NamesAsync(db, [interview], ct));
    }

    async Task<TrainingProgress> ProgressAsync(Loops.Interview interview, string role, Guid me, CancellationToken ct)
    {
        var chair = $"{interview.StageId}:{role}";
        var progress = (await TrainingProgress.OfAsync(db, interview.CohortId, me, ct)).Find(p => p.Chair == chair)
            ?? throw DomainException.Conflict($"You do not learn {chair}; start with that first.");
        if (progress.IsQualified)
            throw DomainException.Conflict($"You are qualified for {chair} already.");
        if (!progress.MaySitIn)
            throw DomainException.Conflict($"You have as many seats as you need for {chair} now; wait until those interviews are held.");
        return progress;
    }

    // Who blocks whom is nobody's business.
    async Task MayAsync(Loops.Interview interview, string role, Guid me, CancellationToken ct)
    {
        if (interview.State != InterviewState.Booked || interview.Start <= clock.Now)
            throw DomainException.Conflict("One can sit in only on a booked interview that has not begun.");
        Require.That(interview.Seats.Any(b => b.Role == role && OpenSeats.IsOpen(interview, b)), "role", role, "has no free seat beside it in this interview; choose another one");
        var candidate = await db.People.AsNoTracking().SingleAsync(p => p.Id == interview.CandidateId, ct);
        var isInLoop = await db.Interviews.AnyAsync(i => (i.Id == interview.Id || i.LoopId != null && i.LoopId == interview.LoopId)
            && i.State != InterviewState.Cancelled && i.Bookings.Any(b => b.PersonId == me), ct);
        if (isInLoop || interview.CandidateId == me || (await NeverWith.OfAsync(db, candidate, interview.CohortId, ct)).Contains(me))
            throw DomainException.Conflict("You cannot sit in with this candidate; choose another interview.");
    }
}
