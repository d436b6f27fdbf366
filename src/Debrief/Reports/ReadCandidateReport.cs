using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Loops;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Debrief.Reports;

/// <summary>A decided loop's report: for those who may read its packet, the candidate first of all, and not before the decision.</summary>
sealed class ReadCandidateReport(DebriefDb db, ICohortAccess access, ICaller caller, RevealedCards cards, LoopFactsReader facts)
{
    public async Task<(Loop Loop, CandidateReport Report)> RunAsync(Guid loopId, CancellationToken ct)
    {
        var loop = await db.Loops.AsNoTracking().SingleOrDefaultAsync(l => l.Id == loopId && l.CohortId != null, ct)
            ?? throw DomainException.NotFound("loop", loopId);
        var viewer = await Viewer.OfAsync(db, access, caller, loop.CohortId!.Value, ct);
        if (!viewer.MayReadPacket(loop))
            throw DomainException.Forbidden(loop.CandidateId == viewer.PersonId
                ? "You read the report of your own loop when it is decided."
                : "This report is for the loop's candidate, the cohort's organizer and the loop's committee.");
        if (loop.Open)
            throw DomainException.Conflict("The report comes with the decision, and this loop is not decided yet.");
        var interviews = await cards.OfCohortAsync(loop.CohortId.Value, ct);
        var mine = interviews.Where(i => i.LoopId == loopId).ToList();
        var measures = cards.Measure(loop.CohortId.Value, interviews);
        var report = CandidateReport.Of(await facts.ReadAsync(loop, mine, viewer.PersonId == loop.CandidateId, ct), measures, await TrendAsync(loop, viewer, measures, ct));
        await cards.LogAsync(mine.SelectMany(i => i.Cards), viewer.PersonId, nameof(ReadCandidateReport), ct);
        return (loop, report);
    }

    /// <summary>Somebody's other cohorts are nobody else's business.</summary>
    async Task<List<LoopPoint>> TrendAsync(Loop loop, Viewer viewer, CohortMeasures measures, CancellationToken ct)
    {
        bool everywhere = viewer.PersonId == loop.CandidateId;
        var loops = await db.Loops.AsNoTracking().Where(l => l.CandidateId == loop.CandidateId && l.Outcome != null && l.CohortId != null)
            .Where(l => everywhere || l.CohortId == loop.CohortId).OrderBy(l => l.DecidedAt).ToListAsync(ct);
        var points = new List<LoopPoint>();
        foreach (var cohort in loops.GroupBy(l => l.CohortId!.Value))
        {
            var own = cohort.Key == loop.CohortId ? measures : cards.Measure(cohort.Key, await cards.OfCohortAsync(cohort.Key, ct));
            points.AddRange(cohort.Select(l => LoopPoint.Of($"{l.Id}", $"{l.Outcome}", l.DecidedAt!.Value.ToDateTimeOffset(), own)));
        }
        return points;
    }
}
