using System.Diagnostics;
using Google.OrTools.Sat;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Hands a cohort to CP-SAT whole when reduced costs leave few enough choices: those that lose more than bound − value
/// are in no better plan, so when the solver is done with the rest, the plan is proved best.
/// </summary>
static class Proof
{
    /// <summary>Choices that take a moment: tried at once.</summary>
    public const int Few = 4_000;

    /// <summary>Choices that may take the rest of the time: tried when plan and bound are close.</summary>
    public const int Many = 25_000;

    /// <summary>True when the plan is proved; false at once when more than <paramref name="most"/> choices are left. Better plans and bounds met on the way are noted either way.</summary>
    public static bool Of(
        PlanModel model, LagrangianBound bound, Incumbent best, int[] reach, int most, PlanOptions options, Stopwatch watch, CancellationToken stop)
    {
        if (!best.IsWhole)
            return false;
        var costs = new ReducedCosts(model, bound, reach, true);
        // The prices' own bound: reduced costs say nothing about a tighter one from elsewhere.
        var slack = best.Slack(bound.Best) + 1e-6;
        var loops = new List<(int, List<Choice>)>();
        var size = 0;
        for (var c = 0; c < reach.Length && size <= most; c++)
        {
            loops.Add((c, costs.Of(c, slack)));
            size += loops[^1].Item2.Count;
        }
        if (size > most)
            return false;
        var others = new Board(model);
        var cp = new CohortModel(model, others, loops, reach, reach.Sum());
        cp.Hint(best.Board);
        var parameters = $"num_workers:{options.Threads},subsolvers:'max_lp',subsolvers:'reduced_costs'";
        var (status, board, proved) = SolverRun.Solve(cp, parameters, (options.TimeLimit - watch.Elapsed).TotalSeconds, options.Seed,
            found => best.Offer(found), value => best.Tighten(others.Value + value + cp.Rounding), stop);
        if (board is not null)
            best.Offer(board);
        if (status == CpSolverStatus.Infeasible) // nothing left that is better: the bound falls to the plan
            best.Tighten(double.MinValue);
        if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
            best.Tighten(others.Value + proved + cp.Rounding);
        return status is CpSolverStatus.Optimal or CpSolverStatus.Infeasible;
    }
}
