using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Interviews;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Debrief.Reports;

/// <summary>How somebody rates in a cohort: for themself and its organizer. Nothing another person wrote is in it.</summary>
sealed class ReadInterviewerReport(DebriefDb db, ICohortAccess access, ICaller caller, RevealedCards cards, TrackCache tracks, ICohortNames names)
{
    public async Task<(CohortNames Names, InterviewerReport Report)> RunAsync(Guid cohortId, Guid personId, CancellationToken ct)
    {
        var viewer = await Viewer.OfAsync(db, access, caller, cohortId, ct);
        if (!viewer.IsMember || (personId != viewer.PersonId && !viewer.Organizer))
            throw DomainException.Forbidden("This report is for the interviewer and the cohort's organizer.");
        var interviews = await cards.OfCohortAsync(cohortId, ct);
        var called = await names.ReadAsync(cohortId, ct);
        var signals = await SignalNamesAsync(interviews, ct);
        return (called, InterviewerReport.Of($"{personId}", called.Of(personId), cards.Measure(cohortId, interviews),
            await OpinionsAsync(interviews, personId, ct), Training(interviews, personId), id => signals.GetValueOrDefault(id, id)));
    }

    async Task<Dictionary<string, string>> SignalNamesAsync(List<Interview> interviews, CancellationToken ct)
    {
        var called = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hash in interviews.Select(i => i.TrackHash!).Distinct())
            foreach (var signal in (await tracks.GetAsync(hash, ct)).Stages.SelectMany(s => s.Signals))
                called.TryAdd(signal.Id, signal.Name);
        return called;
    }

    async Task<List<Opinion>> OpinionsAsync(List<Interview> interviews, Guid personId, CancellationToken ct)
    {
        var candidates = interviews.ToDictionary(i => i.Id, i => i.CandidateId!.Value);
        var ids = candidates.Keys.ToList();
        var ratings = await db.InterviewerRatings.AsNoTracking().Where(r => r.InterviewerId == personId && ids.Contains(r.InterviewId)).ToListAsync(ct);
        return [.. ratings.Select(r => new Opinion($"{candidates[r.InterviewId]}", r.Clarity, r.Fairness, r.Preparedness, r.At.ToDateTimeOffset()))];
    }

    static Training Training(List<Interview> interviews, Guid personId)
    {
        var own = interviews.SelectMany(i => i.Cards.Where(c => c.AuthorId == personId && c.Counted).Select(card => (Interview: i, Card: card))).ToList();
        var given = own.Where(x => x.Card.State == CardState.Submitted).ToList();
        var apart = (from x in given
                     from other in RevealedCards.Counted(x.Interview)
                     where other.AuthorId != personId
                     from mine in x.Card.Content.Ratings
                     from theirs in other.Content.Ratings
                     where mine.SignalId == theirs.SignalId
                     select Math.Abs(mine.Score - theirs.Score)).ToList();
        return new(given.Count, given.Count(x => x.Card.Kind == CardKind.Shadow), own.Count(x => x.Card.State == CardState.Missing),
            apart.Count, apart.Count(a => a == 0), apart.Count(a => a <= 1));
    }
}
