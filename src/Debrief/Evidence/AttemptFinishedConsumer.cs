using MassTransit;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Data;

namespace Mockloop.Debrief.Evidence;

/// <summary>How the attempt as a whole ended is evidence.</summary>
sealed class AttemptFinishedConsumer(DebriefDb db) : IConsumer<AttemptFinished>
{
    public Task Consume(ConsumeContext<AttemptFinished> context)
    {
        var attempt = context.Message;
        var work = attempt.Kind == "code" ? $"{attempt.Submissions} submissions" : attempt.Answered ? "an answer in writing" : "no answer in writing";
        return db.NoteEvidenceAsync(attempt.InterviewId, EvidenceItem.Attempt, attempt.QuestionId,
            $"Attempt at {attempt.QuestionId} ended with {work} and {attempt.HintsTaken} hints.", "", attempt.At, 0, context.CancellationToken);
    }
}
