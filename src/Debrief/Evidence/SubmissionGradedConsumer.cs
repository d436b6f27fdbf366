using MassTransit;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Data;

namespace Mockloop.Debrief.Evidence;

/// <summary>A verdict is evidence, next to what the candidate claimed.</summary>
sealed class SubmissionGradedConsumer(DebriefDb db) : IConsumer<SubmissionGraded>
{
    public Task Consume(ConsumeContext<SubmissionGraded> context)
    {
        var graded = context.Message;
        return db.NoteEvidenceAsync(graded.InterviewId, EvidenceItem.Submission, graded.SubmissionId.ToString(), Words(graded),
            graded.Verdict, graded.GradedAt, graded.Rejudge, context.CancellationToken);
    }

    static string Words(SubmissionGraded graded)
    {
        var claim = graded.Claim.Length == 0 ? "nothing claimed about growth" : $"claimed \"{graded.Claim}\"";
        var measured = graded.TimeGrowth is null ? "" : $", measured time {graded.TimeGrowth}";
        var memory = graded.MemoryGrowth is null ? "" : $", memory {graded.MemoryGrowth}";
        var again = graded.Rejudge > 0 ? "judged again, " : "";
        return $"{graded.Verdict}: {graded.Detail} ({again}{claim}{measured}{memory})";
    }
}
