using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.Answers;

/// <summary>Plans a cohort twice, as it is and with something changed, and says what would be otherwise. Nothing is booked.</summary>
sealed class WhatIf(
    SchedulingDb db, ICaller caller, ICohortAccess access, PlanInstances instances, MatchingService.MatchingServiceClient matching, DomainClock clock)
{
    const int DefaultSeconds = 3, MostSeconds = 60, GraceSeconds = 20;

    public async Task<WhatIfReply> HandleAsync(WhatIfRequest request, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        var seconds = request.Seconds == 0 ? DefaultSeconds : Require.Range(request.Seconds, 1, MostSeconds, "seconds");
        await access.RequireAsync(caller, id, CohortRole.Organizer, ct);
        var cohort = await db.Cohorts.AsNoTracking().Include(c => c.Members).SingleAsync(c => c.Id == id, ct);
        var standing = request.Whole
            ? await instances.OfWholeAsync(cohort, clock.Now, ct)
            : (await instances.OfCohortAsync(cohort, clock.Now, ct)).Instance;
        var changed = standing.Clone();
        var (from, to) = PlanInstances.SpanOf(standing, clock.Now);
        new PlanChanges(cohort, changed, from, to).Apply(request.Changes);
        if (standing.People.All(p => !p.Candidate))
            throw DomainException.Conflict(request.Whole
                ? "Nothing is left to plan: every loop is over."
                : "Every candidate has a loop already; ask with `whole` to see what planning them all anew would give.");

        var before = await SolveAsync(standing, request.Seed, seconds, ct);
        var after = await SolveAsync(changed, request.Seed, seconds, ct);
        var names = await PlanNames.OfAsync(db, standing.People.Select(p => p.Id), ct);
        return new()
        {
            Before = Outcome(before, names),
            After = Outcome(after, names),
            Differences = { PlanDifferences.Of(before.Placements, after.Placements, names) },
        };
    }

    async Task<SolveProgress> SolveAsync(PlanInstance instance, long seed, int seconds, CancellationToken ct)
    {
        var last = new SolveProgress();
        var request = new SolveRequest { Instance = instance, Seed = seed, Seconds = seconds };
        using var call = matching.Solve(request, CallAs.Service(), TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds + GraceSeconds), ct);
        await foreach (var step in call.ResponseStream.ReadAllAsync(ct))
            last = step;
        return last;
    }

    static PlanOutcome Outcome(SolveProgress plan, PlanNames names) => new()
    {
        Placed = plan.Placed,
        Wanted = plan.Wanted,
        Terms = TermsReply.Of(plan.Terms),
        Unplaced =
        {
            plan.Unplaced.Select(u => new Unplaced
            {
                CandidateId = u.Candidate, StageId = u.Stage, Reason = names.In(u.Reason), Relaxation = names.In(u.Relaxation),
            }),
        },
    };
}
