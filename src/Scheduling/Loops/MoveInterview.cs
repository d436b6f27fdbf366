using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Tracks;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;
using Mockloop.ServiceDefaults.Versions;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// The organizer moves an interview. Their word stands above availability and caps, not above the order of the stages
/// and not above what the people in it are booked for.
/// </summary>
sealed class MoveInterview(SchedulingDb db, ICaller caller, ICohortAccess access, TrackCache tracks, BookingsInTheWay inTheWay, DomainClock clock)
{
    const int FurthestDays = 366;

    public async Task<Contracts.Scheduling.Interview> HandleAsync(MoveInterviewRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.InterviewId, "interview_id");
        var start = request.Start.ToInstant("start");
        await using var transaction = await db.JoinTransactionAsync(ct);
        var interview = await db.LockInterviewAsync(id, ct) ?? throw DomainException.NotFound("interview", id);
        await access.RequireAsync(caller, interview.CohortId, CohortRole.Organizer, ct);
        ETags.Check(request.Etag, interview.Version, "This interview", interview.ChangedBy);
        Require.That(start > clock.Now, "start", start, $"is past (it is {clock.Now}); choose a later start");
        Require.That(start <= clock.Now + Duration.FromDays(FurthestDays), "start", start, $"is more than {FurthestDays} days ahead; choose an earlier start");
        var end = start + (interview.End - interview.Start);
        await CheckOrderAsync(interview, start, end, ct);
        var chairs = interview.Seats.Select(b => b.AsChair()).ToList();
        db.Publish(interview.Move(start, end, chairs, Cause.Of("Moved by the organizer.", clock.Now, caller.PersonId)));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsOverlap())
        {
            throw DomainException.Aborted($"Nothing was moved: {await inTheWay.OfAsync([interview], ct)} Choose another start.");
        }
        catch (DbUpdateException e) when (e.IsOfLeaver())
        {
            throw DomainException.Aborted("Nothing was moved: somebody in it has left the cohort. Repeat once the seat is filled again.");
        }
        await transaction.CommitAsync(ct);
        return interview.ToProto(await LoopReply.NamesAsync(db, [interview], ct));
    }

    async Task CheckOrderAsync(Interview interview, Instant start, Instant end, CancellationToken ct)
    {
        if (interview.LoopId is null)
            return;
        var order = (await tracks.GetAsync(interview.TrackHash, ct)).Stages.Select(s => s.Id).ToList();
        var others = await db.Interviews.AsNoTracking()
            .Where(i => i.LoopId == interview.LoopId && i.Id != interview.Id && i.State != InterviewState.Cancelled).ToListAsync(ct);
        foreach (var other in others)
        {
            var isBefore = order.IndexOf(other.StageId) < order.IndexOf(interview.StageId);
            if (isBefore ? other.End > start : other.Start < end)
                throw DomainException.Conflict(
                    $"Stage {interview.StageId} comes {(isBefore ? "after" : "before")} {other.StageId}, which is booked at {other.Start}; choose a start that keeps the order.");
        }
    }
}
