using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using NodaTime;

namespace Mockloop.Scheduling.Pool;

/// <summary>A pool match becomes a booked interview at once, or is refused with the reason. The database decides.</summary>
sealed class PairMatchedConsumer(SchedulingDb db) : IConsumer<PairMatched>
{
    public async Task Consume(ConsumeContext<PairMatched> context)
    {
        var (match, ct) = (context.Message, context.CancellationToken);
        if (await db.Interviews.AnyAsync(i => i.MatchId == match.MatchId, ct))
            return;
        var cohort = await db.Cohorts.Include(c => c.Members).SingleOrDefaultAsync(c => c.Id == match.CohortId, ct);
        if (Refusal(cohort, match) is { } reason)
        {
            await RefuseAsync(match, reason, ct);
            return;
        }
        var interview = Loops.Interview.Book(cohort!, null, match.MatchId, match.CandidateId, match.StageId,
            Instant.FromDateTimeOffset(match.Start), Instant.FromDateTimeOffset(match.End), [new Chair(match.InterviewerId, match.Role)]);
        db.Interviews.Add(interview);
        db.Publish(interview.Booked());
        try
        {
            // Inside the inbox's transaction EF saves behind a savepoint, so a refusal leaves the rest intact.
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsOverlap())
        {
            await RefuseAsync(match, "One of the two was booked for that time meanwhile.", ct);
        }
    }

    static string? Refusal(Cohorts.Cohort? cohort, PairMatched match)
    {
        var candidate = cohort?.Members.SingleOrDefault(m => m.PersonId == match.CandidateId);
        var interviewer = cohort?.Members.SingleOrDefault(m => m.PersonId == match.InterviewerId);
        if (candidate is not { Withdrawn: false } || interviewer is not { Withdrawn: false })
            return "One of the two is no longer in the cohort.";
        if (!interviewer.Interviewer || !interviewer.Qualifications.Contains($"{match.StageId}:{match.Role}"))
            return "The interviewer is not attested for this chair.";
        return null;
    }

    Task RefuseAsync(PairMatched match, string reason, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.Publish(new PairRefused(match.MatchId, reason));
        return db.SaveChangesAsync(ct);
    }
}
