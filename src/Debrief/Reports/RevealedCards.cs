using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Interviews;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Reports;

/// <summary>The one source of every report: interviews of loops whose cards are revealed. Sealed cards do not leave the database here.</summary>
sealed class RevealedCards(DebriefDb db, CalibratedCohorts calibrated, DomainClock clock)
{
    /// <summary>Of a cohort. An interview out of the pool is in no loop and in no figure.</summary>
    public Task<List<Interview>> OfCohortAsync(Guid cohortId, CancellationToken ct) => db.InterviewsWithCards.AsNoTracking()
        .Where(i => i.CohortId == cohortId && i.LoopId != null && i.DecidedAt != null).OrderBy(i => i.Id).ToListAsync(ct);

    /// <summary>Those that count: an interviewer's or a shadow's.</summary>
    public static IEnumerable<Card> Counted(Interview interview) => interview.Revealed ? interview.Cards.Where(c => c.Counted && c.State == CardState.Submitted) : [];

    /// <summary>What all of a cohort's revealed interviews are calibrated to.</summary>
    public CohortMeasures Measure(Guid cohortId, IEnumerable<Interview> interviews) => calibrated.Of(cohortId,
    [
        .. from interview in interviews
           from card in Counted(interview)
           from rating in card.Content.Ratings
           select new RevealedRating($"{card.AuthorId}", $"{interview.LoopId}", interview.StageId!, rating.SignalId, rating.Score, Week(interview)),
    ]);

    /// <summary>Every card whose words or scores somebody is shown is a reading.</summary>
    public async Task LogAsync(IEnumerable<Card> cards, Guid reader, string call, CancellationToken ct)
    {
        db.CardReads.AddRange(cards.Where(c => c.State == CardState.Submitted).Select(c => new CardRead(c.Id, reader, call, true, clock.Now)));
        await db.SaveChangesAsync(ct);
    }

    static string Week(Interview interview)
    {
        var at = (interview.EndedAt ?? interview.DecidedAt!.Value).ToDateTimeUtc();
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(at)}-W{ISOWeek.GetWeekOfYear(at):00}");
    }
}
