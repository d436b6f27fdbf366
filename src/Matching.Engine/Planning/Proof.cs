using System.Diagnostics;
using Google.OrTools.Sat;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Hands a cohort to CP-SAT whole when reduced costs leave few enough choices: those that lose more than bound − value
/// are in no better plan, so when the solver is done with the rest, the plan is proved best.
/// </summary>
static class Proof
{
    const int MostChoices = 20_000;

    /// <summary>True when the plan is proved; better plans and bounds met on the way are noted either way.</summary>
    public static bool Of(
        PlanModel model, LagrangianBound bound, Incumbent best, int[] reach, PlanOptions options, Stopwatch watch, CancellationToken stop)
    {
        if (!best.IsWhole)
            return false;
        var costs = new ReducedCosts(model, bound, reach, true);
        var slack = best.Bound - best.Value + 1e-6;
        var loops = new List<(int, List<Choice>)>();
        var size = 0;
        for (var c = 0; c < reach.Length && size <= MostChoices; c++)
        {
            loops.Add((c, costs.Of(c, slack)));
            size += loops[^1].Item2.Count;
        }
        if (size > MostChoices)
            return false;
        var others = new Board(model);
        var cp = new CohortModel(model, others, loops, reach, reach.Sum());
        cp.Hint(best.Board);
        var parameters = $"num_workers:{options.Threads},subsolvers:'max_lp',subsolvers:'reduced_costs'";
        var (status, board, proved) = SolverRun.Solve(cp, parameters, (options.TimeLimit - watch.Elapsed).TotalSeconds, options.Seed,
            found => best.Offer(found), value => best.Tighten(others.Value + value + cp.Rounding), stop);
        if (board is not null)
            best.Offer(board);
        if (status == CpSolverStatus.Optimal || status == CpSolverStatus.Infeasible)
            best.Tighten(best.Value + cp.Rounding);
        else
            best.Tighten(others.Value + proved + cp.Rounding);
        return status is CpSolverStatus.Optimal or CpSolverStatus.Infeasible;
    }
}
