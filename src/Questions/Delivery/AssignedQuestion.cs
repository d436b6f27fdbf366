using Mockloop.Questions.Catalog;
using Mockloop.Questions.Data;
using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Delivery;

/// <summary>Finds the question of a round, which is where the seal is: nothing of it leaves before the round runs.</summary>
sealed class AssignedQuestion(QuestionsDb db, TrackCatalog catalog)
{
    public async Task<(Assignment Assignment, QuestionDefinition Question)> UnsealAsync(Round round, CancellationToken ct)
    {
        if (!round.IsUnsealed)
            throw DomainException.Conflict($"The question is sealed until the round runs; this one is {round.State}.");
        var assignment = await db.Assignments.SingleAsync(a => a.InterviewId == round.InterviewId, ct);
        var track = await catalog.GetAsync(db, assignment.TrackHash, ct);
        return (assignment, track.Stage(assignment.StageId).Questions.Single(q => q.Id == assignment.QuestionId));
    }
}
