using System.Diagnostics;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Proves small cohorts, by programs in which some pairs are named (<see cref="RosterModel"/>): their bound holds for all
/// plans, and on the days that the best point has, the same program with all pairs named gives a plan. When the two meet,
/// nothing is better. Two programs run side by side, one with fewer names, which is quicker, one with more, which is closer.
/// </summary>
sealed class Proof(PlanModel model, LagrangianBound bound, Incumbent best, int[] reach, PlanOptions options, Stopwatch watch, CancellationToken stop)
{
    // Starts of all steps together: twice what 20 candidates and 25 interviewers have.
    const int MostSlots = 10_000;
    const int MostNear = 3;
    const double LeastPrice = 0.01;

    // For what comes after the first program.
    double Kept => Math.Min(2, options.TimeLimit.TotalSeconds / 8);

    double Left => (options.TimeLimit - watch.Elapsed).TotalSeconds - Kept;

    // Costs of two plans differ by this at least, when by anything.
    double Step => model.Objective.IsWhole ? 1 : 0;

    /// <summary>True when the plan is proved; better plans and bounds met on the way are noted either way.</summary>
    public bool Run()
    {
        if (!best.IsWhole || model.Slots.Cell.Length > MostSlots)
            return false;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var start = best.Board;
        Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
            () => Try(start, (c, p) => WorthOf(c, p) > 0 || bound.Pairs[c].Of(p) > LeastPrice, done),
            () => Try(start, IsSpecial, done));
        return IsProved;
    }

    bool IsProved => best.Secondary.Gap == 0;

    double WorthOf(int candidate, int person) => model.Meetings.WorthOf(candidate)[person];

    void Try(Board start, Func<int, int, bool> isNamed, CancellationTokenSource done)
    {
        if (done.IsCancellationRequested || Left <= 0)
            return;
        var roster = new RosterModel(model, reach, isNamed, (_, _, _) => true);
        var (point, cost, _) = roster.Program.Minimize(roster.PointOf(start), Step, Left, options.Seed, done.Token);
        best.Tighten(-(cost + roster.Constant) + Rounding(cost));
        if (point is not null)
            Complete(roster, point, done.Token);
        if (IsProved)
            done.Cancel();
    }

    // Who meets whom on the days of a point; if that is not as good as the point, the best point of more names on days
    // near those, and so on.
    void Complete(RosterModel roster, double[] point, CancellationToken ct)
    {
        var days = roster.DaysOf(point);
        Seat(days, ct);
        for (var near = 1; near <= MostNear && !IsProved && !ct.IsCancellationRequested && Left > 0; near++)
        {
            var (now, wide) = (best.Board, near);
            var around = new RosterModel(model, reach, IsSpecial, (c, step, day) => Math.Abs(day - days[c][step]) <= wide || day == DayOf(now, c, step));
            var (better, _, _) = around.Program.Minimize(around.PointOf(now), Step, Left, options.Seed, ct);
            if (better is not null)
                Seat(around.DaysOf(better), ct);
        }
    }

    void Seat(int[][] days, CancellationToken ct)
    {
        var whole = new RosterModel(model, reach, (_, _) => true, (c, step, day) => day == days[c][step]);
        var (found, _, _) = whole.Program.Minimize(null, Step, Left + Kept, options.Seed, ct);
        if (found is not null && whole.BoardOf(found) is { } board)
            best.Offer(board);
    }

    bool IsSpecial(int candidate, int person) => WorthOf(candidate, person) != 0 || bound.Pairs[candidate].Of(person) > 0;

    int DayOf(Board board, int candidate, int step) => model.Slots.Day[model.Slots.First(candidate, step) + board.SlotsOf(candidate)[step]];

    // What the solver's tolerances may have hidden, where costs are not whole numbers.
    double Rounding(double cost) => model.Objective.IsWhole ? 0 : 1e-6 * Math.Max(1, Math.Abs(cost));
}
