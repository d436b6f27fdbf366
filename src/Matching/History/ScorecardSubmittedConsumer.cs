using MassTransit;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Debrief;
using Mockloop.Matching.Data;

namespace Mockloop.Matching.History;

/// <summary>A sealed card is an edge of the rating graph; a candidate's card about themselves compares nobody.</summary>
sealed class ScorecardSubmittedConsumer(MatchingDb db) : IConsumer<ScorecardSubmitted>
{
    public async Task Consume(ConsumeContext<ScorecardSubmitted> context)
    {
        var (card, ct) = (context.Message, context.CancellationToken);
        if (card.AuthorId == card.CandidateId || await db.RatingEdges.AnyAsync(e => e.CardId == card.CardId, ct))
            return;
        db.RatingEdges.Add(new RatingEdge
        {
            CardId = card.CardId,
            InterviewId = card.InterviewId,
            CohortId = card.CohortId,
            RaterId = card.AuthorId,
            CandidateId = card.CandidateId,
        });
        await db.SaveChangesAsync(ct);
    }
}
