using System.Diagnostics;

namespace Mockloop.Matching.Engine.Planning;

// How this works. (1) How far each loop gets alone bounds the first level. (2) Whole loops are seated greedily: a plan
// within milliseconds. (3) Rounds of exchanging a few loops (annealing) alternate with steps of a Lagrangian bound, whose
// prices guide further seating. (4) Reduced costs at those prices shrink what is left to decide: small cohorts go to
// CP-SAT whole, to the proof; large ones go on by neighbourhoods. Every step is counted, not timed, so a run is decided by
// instance, seed and threads, and the limits only say how much of it there is.

/// <summary>The planner: everything placeable first, then the best second level, with a proved bound on both.</summary>
public sealed class LoopPlanner : IPlanner
{
    /// <inheritdoc/>
    public Plan Solve(PlanInstance instance, PlanOptions options, IProgress<PlanProgress>? progress, CancellationToken ct)
    {
        InstanceRules.Check(instance);
        var watch = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.TimeLimit);
        var search = new PlanSearch(instance, options, watch, progress, limit.Token);
        search.Run();
        var (model, best) = (search.Model, search.Best);
        var placed = PlanWriter.PlacementsOf(model, best.Board);
        var isProved = best.IsAllPlaced && best.Secondary.Gap == 0;
        var status = isProved ? PlanStatus.Optimal : ct.IsCancellationRequested ? PlanStatus.Cancelled : PlanStatus.Feasible;
        return new Plan(status, watch.Elapsed.TotalSeconds, options.Seed, placed,
            UnplacedReasons.Explain(model, best.Board, placed, ct),
            [new PlanLevel("placed", best.Board.Placed, best.PlacedBound), best.Secondary])
        {
            Shadows = ShadowSeating.Of(instance, placed),
        };
    }
}
