using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Interviews;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Tracks;
using Loop = Mockloop.Debrief.Loops.Loop;

namespace Mockloop.Debrief.Reports;

/// <summary>A cohort's debriefs for its organizer, from what is revealed.</summary>
sealed class ReadCohortReport(DebriefDb db, ICohortAccess access, ICaller caller, RevealedCards cards, TrackCache tracks, ICohortNames names)
{
    public async Task<CohortReport> RunAsync(Guid cohortId, CancellationToken ct)
    {
        var viewer = await Viewer.OfAsync(db, access, caller, cohortId, ct);
        if (!viewer.IsMember || !viewer.Organizer)
            throw DomainException.Forbidden("This report is for the cohort's organizer.");
        var interviews = await cards.OfCohortAsync(cohortId, ct);
        var loops = await db.Loops.AsNoTracking().Where(l => l.CohortId == cohortId && l.PlanVersion > 0).OrderBy(l => l.Id).ToListAsync(ct);
        var called = await names.ReadAsync(cohortId, ct);
        var counted = interviews.SelectMany(RevealedCards.Counted).ToList();
        var stages = await StagesAsync(loops, ct);
        var report = CohortReport.Of(called.Cohort,
            loops.Where(l => !l.Open || interviews.Exists(i => i.LoopId == l.Id)).Select(l => Facts(l, called)),
            stages.SelectMany(s => s.Signals.Select(signal => new SignalName(s.Id, s.Name, signal.Id, signal.Name))),
            called.Of, cards.Measure(cohortId, interviews), Flags(interviews, stages, called), counted.Count,
            interviews.Sum(i => i.Cards.Count(c => c.Counted && c.State == CardState.Missing)));
        await cards.LogAsync(counted, viewer.PersonId, nameof(ReadCohortReport), ct);
        return report;
    }

    // A cohort keeps its track, but loops planned before a change of it keep theirs.
    async Task<List<Stage>> StagesAsync(List<Loop> loops, CancellationToken ct)
    {
        var stages = new List<Stage>();
        foreach (var hash in loops.Select(l => l.TrackHash!).Distinct())
            stages.AddRange((await tracks.GetAsync(hash, ct)).Stages);
        return [.. stages.DistinctBy(s => s.Id)];
    }

    static LoopOutcomeFacts Facts(Loop loop, CohortNames called) =>
        new($"{loop.Id}", $"{loop.CandidateId}", called.Of(loop.CandidateId!.Value), $"{loop.Outcome}", !loop.Open, LoopFactsReader.Hired(loop));

    static IEnumerable<RaisedFlag> Flags(List<Interview> interviews, List<Stage> stages, CohortNames called) =>
        from interview in interviews.OrderBy(i => i.DecidedAt)
        from card in RevealedCards.Counted(interview)
        where card.Content.JudgmentFlag
        select new RaisedFlag($"{interview.LoopId}", $"{interview.CandidateId}", called.Of(interview.CandidateId!.Value), interview.StageId!,
            stages.Find(s => s.Id == interview.StageId)?.Name ?? interview.StageId!, $"{card.AuthorId}", called.Of(card.AuthorId), card.Content.FlagReason, $"{interview.Decision}");
}
