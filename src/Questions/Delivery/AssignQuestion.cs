using Mockloop.Contracts.Scheduling;
using Mockloop.Questions.Catalog;
using Mockloop.Questions.Data;

namespace Mockloop.Questions.Delivery;

/// <summary>Chooses the question of a booked interview. The caller saves.</summary>
sealed class AssignQuestion(QuestionsDb db, TrackCatalog catalog, DomainClock clock)
{
    public async Task HandleAsync(InterviewBooked booking, CancellationToken ct)
    {
        var stage = (await catalog.GetAsync(db, booking.TrackHash, ct)).Stage(booking.StageId);
        var seen = await db.Assignments.Where(a => a.CandidateId == booking.CandidateId && a.StageId == booking.StageId)
            .OrderBy(a => a.AssignedAt).Select(a => a.QuestionId).ToListAsync(ct);
        var id = QuestionPick.Choose([.. stage.Questions.Select(q => q.Id)], seen, booking.CandidateId, stage.Id);
        db.Assignments.Add(new()
        {
            InterviewId = booking.InterviewId,
            CandidateId = booking.CandidateId,
            TrackHash = booking.TrackHash,
            StageId = stage.Id,
            QuestionId = id,
            Kind = stage.Questions.Single(q => q.Id == id).Kind,
            AssignedAt = clock.Now,
        });
    }
}
