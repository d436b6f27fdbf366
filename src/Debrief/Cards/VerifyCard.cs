using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Cards;

/// <summary>After the reveal anybody who may read a card checks that it is what was sealed.</summary>
sealed class VerifyCard(DebriefDb db, ICohortAccess access, ICaller caller, DomainClock clock)
{
    const int LongestCommitment = 100;

    public async Task<Proto.CardVerification> RunAsync(Guid cardId, string noted, CancellationToken ct)
    {
        noted = Require.Length(noted, 0, LongestCommitment, "commitment");
        var interview = await db.InterviewsWithCards.AsNoTracking().SingleOrDefaultAsync(i => i.Cards.Any(c => c.Id == cardId), ct)
            ?? throw DomainException.NotFound("card", cardId);
        var card = interview.Cards.Single(c => c.Id == cardId);
        var viewer = await Viewer.OfAsync(db, access, caller, interview.CohortId!.Value, ct);
        bool granted = viewer.MayRead(interview, card);
        db.CardReads.Add(new CardRead(card.Id, viewer.PersonId, nameof(VerifyCard), granted, clock.Now));
        await db.SaveChangesAsync(ct);
        if (!granted)
            throw DomainException.Forbidden("A card is verified by those who may read it, after the reveal.");
        if (!interview.Revealed || card.State != CardState.Submitted)
            throw DomainException.Conflict("There is nothing to verify before the reveal, nor on a card that was never handed in.");
        return Of(SealCheck.Of(Versions(card, interview.Id), noted));
    }

    static IReadOnlyList<StoredVersion> Versions(Card card, Guid interviewId) =>
    [
        new(1, new Seal(card.Salt, card.Commitment), card.CanonicalContent, card.Content.Canonical(card.Id, interviewId)),
        .. card.Amendments.Select(a => new StoredVersion(
            a.Number, new Seal(a.Salt, a.Commitment), a.CanonicalContent, a.Content.Canonical(card.Id, interviewId))),
    ];

    static Proto.CardVerification Of(SealCheck check) => new()
    {
        Holds = check.Holds,
        Problem = check.Problem,
        Versions = { check.Versions.Select(v => new Proto.VerifiedVersion { Number = v.Number, Commitment = v.Commitment, Computed = v.Computed, Holds = v.Holds }) },
    };
}
