using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Debrief;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Evidence;
using Mockloop.Debrief.Interviews;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Debrief.Cards;

/// <summary>The author submits: the card is sealed, its commitment published, and the last one in decides the stage.</summary>
sealed class SubmitCard(DebriefDb db, TrackCache tracks, SettleInterview settle, ICaller caller, DomainClock clock)
{
    public async Task RunAsync(Guid cardId, CardContent content, string etag, CancellationToken ct)
    {
        var found = await db.Cards.Where(c => c.Id == cardId)
            .Join(db.Interviews, c => c.InterviewId, i => i.Id, (c, i) => new { c.AuthorId, InterviewId = i.Id, i.TrackHash, i.StageId })
            .SingleOrDefaultAsync(ct) ?? throw DomainException.NotFound("card", cardId);
        if (found.AuthorId != caller.PersonId)
            throw DomainException.Forbidden("Only its author writes a card.");
        var stage = await tracks.StageAsync(found.TrackHash!, found.StageId!, ct);
        string[] signals = [.. stage.Signals.Select(s => s.Id)];
        content.RequireComplete(signals);
        EvidenceRules.RequireTied(content.Evidence, signals, await db.Evidence.OfInterviewAsync(found.InterviewId, ct));

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (interview, loop) = await db.LockInterviewAsync(found.InterviewId, ct);
        var card = interview.Cards.Single(c => c.Id == cardId);
        if (!card.Submit(caller.PersonId, content, etag, interview.Deadline, clock.Now))
            return;
        db.Publish(new ScorecardSubmitted(
            card.Id, interview.Id, interview.CohortId!.Value, card.AuthorId, interview.CandidateId!.Value, card.Commitment));
        await settle.RunAsync(interview, loop, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
