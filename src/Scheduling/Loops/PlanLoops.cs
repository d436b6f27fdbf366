using System.Diagnostics;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Clients;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.Loops;

/// <summary>
/// Plans a loop for every candidate without one and books the whole ones, all in one transaction. A candidate for whom a
/// stage could not be placed gets no loop but the reason; planning again later tries only those.
/// </summary>
sealed class PlanLoops(
    SchedulingDb db, ICaller caller, ICohortAccess access, PlanInstances instances, BookPlan book, ReadLoops loops,
    MatchingService.MatchingServiceClient matching, DomainClock clock)
{
    const int DefaultSeconds = 10, MostSeconds = 300, GraceSeconds = 20;

    public async Task HandleAsync(PlanLoopsRequest request, IServerStreamWriter<PlanLoopsProgress> progress, CancellationToken ct)
    {
        var id = Ids.Parse(request.CohortId, "cohort_id");
        var seconds = request.Seconds == 0 ? DefaultSeconds : Require.Range(request.Seconds, 1, MostSeconds, "seconds");
        await access.RequireAsync(caller, id, CohortRole.Organizer, ct);
        var watch = Stopwatch.StartNew();
        var basis = await PlanBasis.ReadAsync(db, id, ct);
        var cohort = await db.Cohorts.Include(c => c.Members).SingleAsync(c => c.Id == id, ct);
        MustBeBound(cohort);

        var (instance, start) = await instances.OfCohortAsync(cohort, clock.Now, ct);
        var solved = new SolveProgress();
        if (instance.People.Any(p => p.Candidate))
        {
            var solve = new SolveRequest { Instance = instance, Seed = request.Seed, Seconds = seconds };
            var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds + GraceSeconds);
            using var call = matching.Solve(solve, CallAs.Service(), deadline, ct);
            await foreach (var step in call.ResponseStream.ReadAllAsync(ct))
            {
                solved = step;
                await progress.WriteAsync(Message("solving", solved, watch), ct);
            }
            await progress.WriteAsync(Message("booking", solved, watch), ct);
            await book.HandleAsync(cohort, basis, solved, start, ct);
        }
        var done = Message("done", solved, watch);
        done.Loops.Add(await loops.OfCohortAsync(id, ct));
        done.Unplaced.Add(solved.Unplaced.Select(u => new Unplaced
        {
            CandidateId = u.Candidate,
            StageId = u.Stage,
            Reason = u.Reason,
            Relaxation = u.Relaxation,
        }));
        await progress.WriteAsync(done, ct);
    }

    static void MustBeBound(Cohorts.Cohort cohort)
    {
        var open = cohort.Members.Where(m => m is { PersonId: null, Withdrawn: false }).Select(m => m.Email).ToList();
        if (open.Count > 0)
            throw DomainException.Conflict(
            $"Not everybody has signed in yet: {string.Join(", ", open)}. Plan when they have, since their free time is not known before.");
    }

    static PlanLoopsProgress Message(string phase, SolveProgress solved, Stopwatch watch) =>
        new()
        {
            Phase = phase, Placed = solved.Placed, Wanted = solved.Wanted, Seconds = watch.Elapsed.TotalSeconds,
            Levels = { solved.Levels.Select(LevelOf) },
        };

    static Contracts.Scheduling.PlanLevel LevelOf(Contracts.Matching.PlanLevel level)
    {
        var reply = new Contracts.Scheduling.PlanLevel { Name = level.Name, Value = level.Value };
        if (level.HasBound) reply.Bound = level.Bound;
        if (level.HasGap) reply.Gap = level.Gap;
        return reply;
    }
}
