using Mockloop.Questions.Data;
using Mockloop.Questions.Rounds;
using Mockloop.ServiceDefaults.Versions;

namespace Mockloop.Questions.Delivery;

/// <summary>The candidate writes, or writes anew, the answer to a question that is not about code.</summary>
sealed class SubmitAnswer(QuestionsDb db, DomainClock clock, ICaller caller, RoundAccess access, AssignedQuestion assigned, RoundLife life)
{
    const int MostCharacters = 20_000;

    public async Task<Proto.Answer> HandleAsync(Guid interviewId, Proto.SubmitAnswerRequest request, CancellationToken ct)
    {
        var text = request.Text;
        PlainText.Check(text, 1, MostCharacters, "text");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var round = await db.LockBookedRoundAsync(interviewId, ct);
        await access.RequireAsync(round, RoundRole.Candidate, ct);
        round.RequireRunning("Answering");
        var (assignment, _) = await assigned.UnsealAsync(round, ct);
        if (assignment.IsCode)
            throw DomainException.Conflict("This question is answered with code; use SubmitCode.");
        var answer = await db.Answers.SingleOrDefaultAsync(a => a.InterviewId == interviewId, ct)
            ?? db.Answers.Add(new() { InterviewId = interviewId, CandidateId = caller.PersonId }).Entity;
        ETags.Check(request.Etag, answer.Version, "Your answer", "in another window or call");
        var now = clock.Now;
        answer.Write(text, now);
        life.Note(round, now, "answer", caller.PersonId, $"Handed in an answer of {text.Length} characters.");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return answer.ToProto();
    }
}
