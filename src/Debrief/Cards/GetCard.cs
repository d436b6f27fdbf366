using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Cards;

/// <summary>Shows one card to those who may read it, and logs the reading or the refusal.</summary>
sealed class GetCard(DebriefDb db, ICohortAccess access, ICaller caller, DomainClock clock)
{
    public async Task<Proto.Card> RunAsync(Guid cardId, CancellationToken ct)
    {
        var interview = await db.InterviewsWithCards.AsNoTracking().SingleOrDefaultAsync(i => i.Cards.Any(c => c.Id == cardId), ct)
            ?? throw DomainException.NotFound("card", cardId);
        var card = interview.Cards.Single(c => c.Id == cardId);
        var viewer = await Viewer.OfAsync(db, access, caller, interview.CohortId!.Value, ct);
        bool granted = viewer.MayRead(interview, card);
        db.CardReads.Add(new CardRead(card.Id, viewer.PersonId, nameof(GetCard), granted, clock.Now));
        await db.SaveChangesAsync(ct);
        if (!granted)
            throw DomainException.Forbidden(viewer.IsPartOf(interview)
                ? "This card is sealed until all due cards are in or their deadline has passed."
                : "This card is for the people of its stage, the cohort's organizer and the loop's committee.");
        return CardView.Of(card, interview, withContent: true);
    }
}
