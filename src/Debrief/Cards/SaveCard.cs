using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Debrief.Cards;

/// <summary>The author saves a draft, before the round's end too.</summary>
sealed class SaveCard(DebriefDb db, ICaller caller)
{
    public async Task RunAsync(Guid cardId, CardContent draft, string etag, CancellationToken ct)
    {
        draft.RequireBounded();
        var interviewId = await db.Cards.Where(c => c.Id == cardId).Select(c => (Guid?)c.InterviewId).SingleOrDefaultAsync(ct)
            ?? throw DomainException.NotFound("card", cardId);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (interview, _) = await db.LockInterviewAsync(interviewId, ct);
        interview.Cards.Single(c => c.Id == cardId).Save(caller.PersonId, draft, etag);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
