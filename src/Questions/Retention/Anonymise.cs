using Mockloop.Questions.Data;
using Mockloop.Questions.Rejudging;
using Mockloop.Questions.Submissions;

namespace Mockloop.Questions.Retention;

/// <summary>
/// Takes away all that a person wrote: answers, code, claims and the reports that quote code; what still waits for
/// grading is cancelled. Ids, times and verdicts stay, because others' debriefs rest on them. The caller saves.
/// </summary>
sealed class Anonymise(QuestionsDb db)
{
    /// <param name="personId">Whose.</param>
    /// <param name="cohortId">Only there; null for everywhere.</param>
    /// <param name="ct">Ends it.</param>
    public async Task HandleAsync(Guid personId, Guid? cohortId, CancellationToken ct)
    {
        var submissions = db.Submissions.Where(s => s.CandidateId == personId && (cohortId == null || s.CohortId == cohortId));
        await db.DropAsync(db.RejudgeItems.Where(i => submissions.Any(s => s.Id == i.SubmissionId)), ct);
        await db.GradingWork.Where(w => submissions.Any(s => s.Id == w.SubmissionId)).ExecuteDeleteAsync(ct);
        await db.Sources.Where(f => submissions.Any(s => s.Id == f.SubmissionId)).ExecuteDeleteAsync(ct);
        await db.GradingResults.Where(g => submissions.Any(s => s.Id == g.SubmissionId))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.Report, "").SetProperty(g => g.Detail, ""), ct);
        await submissions.Where(s => s.State == SubmissionState.Queued || s.State == SubmissionState.Grading)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SubmissionState.Cancelled), ct);
        await submissions.ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Claim, "").SetProperty(s => s.Report, "").SetProperty(s => s.Detail, ""), ct);
        await db.Answers
            .Where(a => a.CandidateId == personId
                && (cohortId == null || db.Rounds.Any(r => r.InterviewId == a.InterviewId && r.CohortId == cohortId)))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Text, ""), ct);
    }
}
