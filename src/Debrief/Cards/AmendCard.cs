using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Evidence;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Debrief.Cards;

/// <summary>The author changes a revealed card: what was sealed and decided on stays beside the change.</summary>
sealed class AmendCard(DebriefDb db, TrackCache tracks, ICaller caller, DomainClock clock)
{
    public async Task RunAsync(Guid cardId, CardContent content, string etag, CancellationToken ct)
    {
        var found = await db.Cards.Where(c => c.Id == cardId)
            .Join(db.Interviews, c => c.InterviewId, i => i.Id, (c, i) => new { c.AuthorId, InterviewId = i.Id, i.TrackHash, i.StageId })
            .SingleOrDefaultAsync(ct) ?? throw DomainException.NotFound("card", cardId);
        if (found.AuthorId != caller.PersonId)
            throw DomainException.Forbidden("Only its author writes a card.");
        string[] signals = [.. (await tracks.StageAsync(found.TrackHash!, found.StageId!, ct)).Signals.Select(s => s.Id)];
        content.RequireComplete(signals);
        EvidenceRules.RequireTied(content.Evidence, signals, await db.Evidence.OfInterviewAsync(found.InterviewId, ct));

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (interview, _) = await db.LockInterviewAsync(found.InterviewId, ct);
        interview.Cards.Single(c => c.Id == cardId).Amend(caller.PersonId, content, etag, interview.Revealed, clock.Now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
