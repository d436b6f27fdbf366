using Mockloop.Questions.Data;

namespace Mockloop.Questions.Queue;

/// <summary>What of a cohort waits and what is being judged, for its organizer.</summary>
sealed class GetGradingQueue(QuestionsDb db, ICaller caller, ICohortAccess cohorts)
{
    const int MostShown = 50;

    public async Task<Proto.GradingQueueState> HandleAsync(Guid cohortId, CancellationToken ct)
    {
        await cohorts.RequireAsync(caller, cohortId, CohortRole.Organizer, ct);
        var own = db.GradingWork.AsNoTracking().Where(w => w.CohortId == cohortId);
        int all = await own.CountAsync(ct), running = await own.CountAsync(w => w.LeaseId != null, ct);
        var shown = await own.OrderBy(w => w.LeaseId == null).ThenBy(w => w.Priority).ThenBy(w => w.QueuedAt).ThenBy(w => w.Id).Take(MostShown)
            .Select(w => new
            {
                Work = w,
                Interview = db.Submissions.Where(s => s.Id == w.SubmissionId).Select(s => s.InterviewId).Single(),
                Before = w.LeaseId != null ? 0 : db.GradingWork.Count(o =>
                    o.LeaseId == null && (o.Priority < w.Priority || (o.Priority == w.Priority && o.QueuedAt < w.QueuedAt))),
            }).ToListAsync(ct);
        return new()
        {
            Waiting = Math.Max(0, all - running),
            Running = running,
            Submissions =
            {
                shown.Select(s => new Proto.QueuedSubmission
                {
                    SubmissionId = s.Work.SubmissionId.ToString(), InterviewId = s.Interview.ToString(), QueuePosition = s.Before, Running = s.Work.LeaseId != null,
                    TestsDone = s.Work.TestsDone, TestsTotal = s.Work.TestsTotal, Step = s.Work.Step, Rejudge = s.Work.Rejudge,
                }),
            },
        };
    }
}
