using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.Scheduling.People;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Scheduling.Pool;

/// <summary>
/// A pool match becomes a booked interview at once, or two of them where each interviews the other: both or none. Else it is
/// refused with the reason. The database decides.
/// </summary>
sealed class PairMatchedConsumer(SchedulingDb db, DomainClock clock) : IConsumer<PairMatched>
{
    const string Gone = "One of the two is no longer in the cohort.";

    public async Task Consume(ConsumeContext<PairMatched> context)
    {
        var (match, ct) = (context.Message, context.CancellationToken);
        if (await db.Interviews.AnyAsync(i => i.MatchId == match.MatchId, ct))
            return;
        var cohort = await db.Cohorts.Include(c => c.Members).SingleOrDefaultAsync(c => c.Id == match.CohortId, ct);
        var halves = Halves(match).ToList();
        if ((halves.Select(half => Refusal(cohort, half)).FirstOrDefault(r => r is not null) ?? await NeverAsync(match, ct)) is { } reason)
        {
            await RefuseAsync(match, reason, ct);
            return;
        }
        foreach (var half in halves)
        {
            var interview = Loops.Interview.Book(cohort!, null, half.MatchId, half.CandidateId, half.StageId,
                Instant.FromDateTimeOffset(half.Start), Instant.FromDateTimeOffset(half.End), [new Chair(half.InterviewerId, half.Role)]);
            db.Interviews.Add(interview);
            db.Publish(interview.Booked(cohort!));
        }
        try
        {
            // Inside the inbox's transaction EF saves behind a savepoint, so a refusal leaves the rest intact.
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsOverlap())
        {
            await RefuseAsync(match, "One of the two was booked for that time meanwhile.", ct);
        }
        catch (DbUpdateException e) when (e.IsOfLeaver())
        {
            await RefuseAsync(match, Gone, ct);
        }
    }

    static IEnumerable<PairMatched> Halves(PairMatched match)
    {
        yield return match;
        if (match.Back is { } back)
            yield return match with
            {
                MatchId = back.MatchId,
                CandidateId = match.InterviewerId,
                InterviewerId = match.CandidateId,
                Role = back.Role,
                Start = back.Start,
                End = back.End,
            };
    }

    string? Refusal(Cohorts.Cohort? cohort, PairMatched match)
    {
        var candidate = cohort?.Members.SingleOrDefault(m => m.PersonId == match.CandidateId);
        var interviewer = cohort?.Members.SingleOrDefault(m => m.PersonId == match.InterviewerId);
        if (candidate is not { Withdrawn: false } || interviewer is not { Withdrawn: false })
            return Gone;
        if (!candidate.Candidate)
            return "Who was to be interviewed is no longer a candidate.";
        if (!interviewer.Interviewer || !interviewer.Qualifications.Contains($"{match.StageId}:{match.Role}"))
            return "The interviewer is not attested for this chair.";
        return Instant.FromDateTimeOffset(match.Start) > clock.Now ? null : "The time has come before it could be booked.";
    }

    // Which of the two does not want the other is nobody's business.
    async Task<string?> NeverAsync(PairMatched match, CancellationToken ct)
    {
        var candidate = await db.People.AsNoTracking().SingleAsync(p => p.Id == match.CandidateId, ct);
        return (await NeverWith.OfAsync(db, candidate, match.CohortId, ct)).Contains(match.InterviewerId) ? "The two cannot be paired." : null;
    }

    Task RefuseAsync(PairMatched match, string reason, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.Publish(new PairRefused(match.MatchId, reason));
        return db.SaveChangesAsync(ct);
    }
}
