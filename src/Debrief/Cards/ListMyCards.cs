using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Timing;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Cards;

/// <summary>The caller's own cards with their content, those that are due first.</summary>
sealed class ListMyCards(DebriefDb db, ICaller caller, DomainClock clock)
{
    public async Task<Proto.ListCardsReply> RunAsync(CancellationToken ct)
    {
        var me = caller.PersonId;
        var interviews = await db.Interviews.AsNoTracking().Include(i => i.Cards.Where(c => c.AuthorId == me))
            .Where(i => i.Cards.Any(c => c.AuthorId == me)).ToListAsync(ct);
        var mine = interviews.SelectMany(i => i.Cards.Select(c => (Interview: i, Card: c)))
            .OrderBy(x => x.Card.State == CardState.Due ? 0 : 1).ThenBy(x => x.Interview.Deadline).ThenBy(x => x.Card.Id).ToList();
        db.CardReads.AddRange(mine.Where(x => !x.Card.Content.IsEmpty)
            .Select(x => new CardRead(x.Card.Id, me, nameof(ListMyCards), true, clock.Now)));
        await db.SaveChangesAsync(ct);
        return new Proto.ListCardsReply { Cards = { mine.Select(x => CardView.Of(x.Card, x.Interview, withContent: true)) } };
    }
}
