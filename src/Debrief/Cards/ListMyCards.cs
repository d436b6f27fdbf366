using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Paging;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Cards;

/// <summary>The caller's own cards with their content, those that are due first.</summary>
sealed class ListMyCards(DebriefDb db, ICaller caller, DomainClock clock)
{
    // Where the round was not held yet: after every deadline.
    static readonly Instant None = Instant.FromUtc(9999, 1, 1, 0, 0);

    public async Task<Proto.ListCardsReply> RunAsync(Proto.ListMyCardsRequest request, CancellationToken ct)
    {
        var me = caller.PersonId;
        var page = Page<Place>.Of(request, caller);
        var after = page.After ?? new(-1, None, Guid.Empty);
        var rows =
            from card in db.Cards.AsNoTracking()
            join interview in db.Interviews.AsNoTracking() on card.InterviewId equals interview.Id
            where card.AuthorId == me
            let rank = card.State == CardState.Due ? 0 : 1
            let deadline = interview.Deadline ?? None
            where rank > after.Rank
                || (rank == after.Rank && (deadline > after.Deadline || (deadline == after.Deadline && card.Id > after.Id)))
            orderby rank, deadline, card.Id
            select new { Card = card, Interview = interview, Rank = rank, Deadline = deadline };
        var (mine, next) = await page.TakeAsync(rows, x => new(x.Rank, x.Deadline, x.Card.Id), ct);
        db.CardReads.AddRange(mine.Where(x => !x.Card.Content.IsEmpty)
            .Select(x => new CardRead(x.Card.Id, me, nameof(ListMyCards), true, clock.Now)));
        await db.SaveChangesAsync(ct);
        return new Proto.ListCardsReply { Cards = { mine.Select(x => CardView.Of(x.Card, x.Interview, withContent: true)) }, NextPageToken = next };
    }

    sealed record Place(int Rank, Instant Deadline, Guid Id);
}
