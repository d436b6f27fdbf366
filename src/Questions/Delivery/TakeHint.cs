using Mockloop.Questions.Data;
using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Delivery;

/// <summary>The candidate takes the next hint, which everybody in the debrief will see.</summary>
sealed class TakeHint(QuestionsDb db, DomainClock clock, ICaller caller, RoundAccess access, AssignedQuestion assigned, RoundLife life)
{
    public async Task<Proto.Hint> HandleAsync(Guid interviewId, CancellationToken ct)
    {
        await using var transaction = await db.JoinTransactionAsync(ct);
        var round = await db.LockBookedRoundAsync(interviewId, ct);
        await access.RequireAsync(round, RoundRole.Candidate, ct);
        round.RequireRunning("Taking a hint");
        var (assignment, question) = await assigned.UnsealAsync(round, ct);
        int number = assignment.TakeHint(question.Hints.Count);
        var now = clock.Now;
        life.Note(round, now, "hint", caller.PersonId, $"Took hint {number} of {question.Hints.Count}.");
        db.Publish(new Proto.HintTaken(interviewId, round.CohortId, assignment.CandidateId, number, now.ToDateTimeOffset()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new() { Number = number, Text = question.Hints[number - 1] };
    }
}
