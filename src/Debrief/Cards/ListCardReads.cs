using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Paging;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Cards;

/// <summary>Who was shown a card, or refused it: for its author, after the reveal also for the organizer.</summary>
sealed class ListCardReads(DebriefDb db, ICohortAccess access, ICaller caller)
{
    public async Task<Proto.ListCardReadsReply> RunAsync(Proto.ListCardReadsRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CardId, "card_id");
        var interview = await db.InterviewsWithCards.AsNoTracking().SingleOrDefaultAsync(i => i.Cards.Any(c => c.Id == id), ct)
            ?? throw DomainException.NotFound("card", id);
        var viewer = await Viewer.OfAsync(db, access, caller, interview.CohortId!.Value, ct);
        if (interview.Cards.Single(c => c.Id == id).AuthorId != viewer.PersonId
            && !(viewer is { Organizer: true, Left: false } && interview.Revealed))
            throw DomainException.Forbidden("Who read a card is for its author, and after the reveal for the cohort's organizer.");
        var page = Page<Place>.Of(request, caller);
        long before = page.After?.Id ?? long.MaxValue;
        var rows = db.CardReads.AsNoTracking().Where(r => r.CardId == id && r.Id < before).OrderByDescending(r => r.Id);
        var (reads, next) = await page.TakeAsync(rows, r => new(r.Id), ct);
        return new Proto.ListCardReadsReply { Reads = { reads.Select(Of) }, NextPageToken = next };
    }

    static Proto.CardRead Of(CardRead read) => new()
    {
        ReaderId = read.ReaderId.ToString(),
        Call = read.Call,
        Granted = read.Granted,
        At = read.At.ToTimestamp(),
    };

    sealed record Place(long Id);
}
