using Mockloop.Questions.Data;
using Mockloop.Questions.Rejudging;

namespace Mockloop.Questions.Retention;

/// <summary>Deletes the code, and the reports that quote it, of a loop decided long enough ago. Verdicts stay.</summary>
sealed class DeleteSources(QuestionsDb db) : IDueHandler
{
    public const string Kind = "retention";
    public static readonly Duration Retention = Duration.FromDays(180);

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var submissions = db.Submissions.Where(s => db.Rounds.Any(r => r.LoopId == due.Key && r.InterviewId == s.InterviewId));
        await db.DropAsync(db.RejudgeItems.Where(i => submissions.Any(s => s.Id == i.SubmissionId)), ct);
        await db.Sources.Where(f => submissions.Any(s => s.Id == f.SubmissionId)).ExecuteDeleteAsync(ct);
        await db.GradingResults.Where(g => submissions.Any(s => s.Id == g.SubmissionId))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.Report, ""), ct);
        await submissions.ExecuteUpdateAsync(set => set.SetProperty(s => s.Report, ""), ct);
        await db.SaveChangesAsync(ct);
    }
}
