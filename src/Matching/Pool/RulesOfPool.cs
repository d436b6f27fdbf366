using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Matching.Data;
using Mockloop.Matching.Engine.Pooling;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Versions;
using NodaTime;
using Proto = Mockloop.Contracts.Matching;

namespace Mockloop.Matching.Pool;

/// <summary>By what a cohort's pool pairs: to see, to change, and to see what a change would do.</summary>
sealed class RulesOfPool(MatchingDb db, ICaller caller, ICohortAccess access, PoolLines lines, DomainClock clock)
{
    public async Task<Proto.PoolRules> GetAsync(GetPoolRulesRequest request, CancellationToken ct)
    {
        var cohort = Ids.Parse(request.CohortId, "cohort_id");
        await access.RequireAsync(caller, cohort, CohortRole.Member, ct);
        return (await db.PoolSettings.AsNoTracking().SingleOrDefaultAsync(s => s.CohortId == cohort, ct) ?? PoolSettings.Of(cohort)).ToProto();
    }

    public async Task<Proto.PoolRules> SetAsync(SetPoolRulesRequest request, CancellationToken ct)
    {
        var cohort = Ids.Parse(request.CohortId, "cohort_id");
        var (weights, step) = (request.Weights.Checked(), PoolRulesMapping.CheckedStep(request.StepMinutes));
        await access.RequireAsync(caller, cohort, CohortRole.Organizer, ct);
        var settings = await db.PoolSettings.SingleOrDefaultAsync(s => s.CohortId == cohort, ct);
        ETags.Check(request.Etag, settings?.Version ?? 0, "These rules", "by another organizer, or in another window");
        if (settings is null)
            db.PoolSettings.Add(settings = PoolSettings.Of(cohort));
        settings.Change(weights, step);
        db.ScheduleNoLater(PoolTick.Kind, cohort, clock.Now + PoolTick.Gathering);
        await db.SaveChangesAsync(ct);
        return settings.ToProto();
    }

    public async Task<PreviewPoolRulesReply> PreviewAsync(PreviewPoolRulesRequest request, CancellationToken ct)
    {
        var cohort = Ids.Parse(request.CohortId, "cohort_id");
        var rules = new Engine.Pooling.PoolRules { Weights = request.Weights.Checked(), Step = Duration.FromMinutes(PoolRulesMapping.CheckedStep(request.StepMinutes)) };
        await access.RequireAsync(caller, cohort, CohortRole.Organizer, ct);
        var line = await db.Tickets.AsNoTracking().Where(t => t.CohortId == cohort && t.State == TicketState.Waiting).ToListAsync(ct);
        return new()
        {
            Waiting = line.Count,
            Now = { await PairsAsync(cohort, line, await lines.RulesAsync(cohort, ct), ct) },
            Then = { await PairsAsync(cohort, line, rules, ct) },
        };
    }

    async Task<IEnumerable<Proto.PoolPairing>> PairsAsync(Guid cohort, List<Ticket> line, Engine.Pooling.PoolRules rules, CancellationToken ct) =>
        (await lines.PairAsync(cohort, line, rules, relaxAll: true, ct)).Select(found => new Proto.PoolPairing
        {
            StageId = found.Stage,
            CandidateId = found.Pair.Candidate.Person.ToString(),
            InterviewerId = found.Pair.Interviewer.Person.ToString(),
            TwoWay = found.Pair.BackStart is not null,
            Value = found.Pair.Value / 1000.0,
        });
}
