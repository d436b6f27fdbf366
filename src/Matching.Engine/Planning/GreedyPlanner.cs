using System.Diagnostics;

namespace Mockloop.Matching.Engine.Planning;

// How this works. Whole loops are seated one candidate after the other, fewest options first, each by a depth-first
// search that steps back (LoopSearch). When a pass leaves something unplaced, the candidates it failed are moved to the
// front and the next pass breaks ties at random from the seed ("squeaky wheel" optimisation, Joslin & Clements 1999,
// JAIR 10). What a loop reaches alone in an otherwise empty world bounds what any plan can reach, so a pass that meets
// that bound ends the run. Passes are counted, not timed: the same seed gives the same plan.

/// <summary>Greedy passes with backtracking inside a loop and priorities learnt from failed passes.</summary>
public sealed class GreedyPlanner : IPlanner
{
    /// <inheritdoc/>
    public Plan Solve(PlanInstance instance, PlanOptions options, IProgress<PlanProgress>? progress, CancellationToken ct)
    {
        InstanceRules.Check(instance);
        var watch = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.TimeLimit);
        var model = new PlanModel(instance);
        var empty = new PlanBoard(model);
        var alone = model.Candidates.ToDictionary(c => c,
            c => new LoopSearch(model, empty, c, LoopOrder.Plain, options.LoopBudget, limit.Token));
        foreach (var search in alone.Values)
            search.Run();
        var wanted = alone.Values.Sum(s => s.Wanted);
        var bound = alone.Values.Sum(s => s.IsExhaustive && !limit.IsCancellationRequested ? s.Best.Count : s.Wanted);

        var random = new Random(unchecked((int)(options.Seed ^ (options.Seed >> 32))));
        var urgency = model.Candidates.ToDictionary(c => c, _ => 0);
        var best = new Dictionary<int, IReadOnlyList<Seating>>();
        for (var round = 0; round == 0 || round < options.MaxRounds && !limit.IsCancellationRequested; round++)
        {
            var order = round == 0 ? LoopOrder.Plain : new LoopOrder(random);
            var queue = model.Candidates.OrderByDescending(c => urgency[c]).ThenBy(c => alone[c].Scarcity).ThenBy(c => c);
            var pass = Seat(model, [.. queue], order, options.LoopBudget, limit.Token);
            foreach (var (candidate, loop) in pass)
                urgency[candidate] += alone[candidate].Best.Count - loop.Count;
            if (best.Count == 0 || Count(pass) > Count(best))
                best = pass;
            progress?.Report(new PlanProgress(Count(best), wanted, bound, round + 1, watch.Elapsed.TotalSeconds));
            if (Count(best) >= bound)
                break;
        }
        var placed = PlacementsOf(model, best);
        var status = ct.IsCancellationRequested ? PlanStatus.Cancelled : PlanStatus.Feasible;
        var unplaced = UnplacedReasons.Explain(model, best, placed, options.LoopBudget, ct);
        return new Plan(status, watch.Elapsed.TotalSeconds, options.Seed, placed, unplaced,
            [new PlanLevel("placed", Count(best), bound)]);
    }

    static Dictionary<int, IReadOnlyList<Seating>> Seat(
        PlanModel model, int[] queue, LoopOrder order, int budget, CancellationToken ct)
    {
        var board = new PlanBoard(model);
        var loops = new Dictionary<int, IReadOnlyList<Seating>>();
        foreach (var candidate in queue)
        {
            loops[candidate] = new LoopSearch(model, board, candidate, order, budget, ct).Run();
            foreach (var seating in loops[candidate])
                board.Take(candidate, seating);
        }
        return loops;
    }

    static int Count(Dictionary<int, IReadOnlyList<Seating>> loops) => loops.Values.Sum(loop => loop.Count);

    static List<Placement> PlacementsOf(PlanModel model, Dictionary<int, IReadOnlyList<Seating>> loops) =>
        [.. from candidate in model.Candidates
            from seating in loops.GetValueOrDefault(candidate) ?? []
            let stage = model.Stages[seating.Stage]
            from role in Enumerable.Range(0, stage.Roles.Count)
            select new Placement(model.People[candidate].Id, stage.Id, stage.Roles[role], model.People[seating.Panel[role]].Id,
                Grid.InstantOf(seating.Slot.Start), Grid.InstantOf(seating.Slot.End))];
}
