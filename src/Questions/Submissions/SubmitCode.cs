using Mockloop.Questions.Catalog;
using Mockloop.Questions.Data;
using Mockloop.Questions.Delivery;
using Mockloop.Questions.Queue;
using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Submissions;

/// <summary>The candidate hands in code while the round runs; it waits in the grading queue, or is refused at once.</summary>
sealed class SubmitCode(
    QuestionsDb db, DomainClock clock, ICaller caller, RoundAccess access, AssignedQuestion assigned, RoundLife life,
    Enqueue enqueue, QueuePosition positions)
{
    const int LongestClaim = 500, MostWaiting = 10;

    public async Task<Proto.Submission> HandleAsync(Guid interviewId, Proto.SubmitCodeRequest request, CancellationToken ct)
    {
        SourceRules.Check(request.Files);
        PlainText.Check(request.ComplexityClaim, 0, LongestClaim, "complexity_claim");
        await using var transaction = await db.JoinTransactionAsync(ct);
        var round = await db.LockBookedRoundAsync(interviewId, ct);
        var role = await access.RequireAsync(round, RoundRole.Candidate, ct);
        round.RequireRunning("Submitting code");
        var (_, question) = await assigned.UnsealAsync(round, ct);
        if (question.Kind != QuestionDefinition.Code)
            throw DomainException.Conflict("This question is answered in writing; use SubmitAnswer.");
        SourceRules.CheckLanguage(request.Language, question.Languages);
        await CheckWaitingAsync(interviewId, ct);
        var submission = Add(round, question, request);
        life.Note(round, submission.SubmittedAt, "submission", caller.PersonId, $"Handed in {request.Language} code.", submission.Id);
        await enqueue.HandleAsync(submission, round.LoopId is null ? GradingPriority.Practice : GradingPriority.Live, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return submission.ToProto(role, await positions.OfAsync(submission, ct));
    }

    /// <summary>One candidate must not fill the queue that all wait in.</summary>
    async Task CheckWaitingAsync(Guid interviewId, CancellationToken ct)
    {
        int waiting = await db.Submissions.CountAsync(
            s => s.InterviewId == interviewId && (s.State == SubmissionState.Queued || s.State == SubmissionState.Grading), ct);
        if (waiting >= MostWaiting)
            throw DomainException.Exhausted(
                $"{waiting} of at most {MostWaiting} submissions of this round wait for their verdict; wait for one or cancel one. Nothing was stored.");
    }

    Submission Add(Round round, QuestionDefinition question, Proto.SubmitCodeRequest request)
    {
        var submission = new Submission
        {
            Id = Guid.CreateVersion7(),
            InterviewId = round.InterviewId,
            CohortId = round.CohortId,
            CandidateId = caller.PersonId,
            PackageHash = question.PackageHash,
            Language = request.Language,
            Claim = request.ComplexityClaim,
            SubmittedAt = clock.Now,
        };
        db.Submissions.Add(submission);
        db.Sources.Add(new()
        {
            SubmissionId = submission.Id,
            Files = [.. request.Files.Select(f => new SubmittedFile { Name = f.Name, Content = f.Content })],
        });
        return submission;
    }
}
