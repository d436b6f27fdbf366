using System.Globalization;
using Google.OrTools.Sat;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>One run of CP-SAT on a model, with what it finds handed on as it is found.</summary>
static class SolverRun
{
    /// <param name="parameters">CP-SAT's own, beside time and seed.</param>
    /// <param name="onSolution">Gets each better board; runs on the solver's thread.</param>
    /// <param name="onBound">Gets each better bound on the value of the model's loops.</param>
    public static (CpSolverStatus Status, Board? Board, double Bound) Solve(
        CohortModel model, string parameters, double seconds, long seed, Action<Board>? onSolution, Action<double>? onBound, CancellationToken ct)
    {
        using var solver = new CpSolver
        {
            // Ctrl-C belongs to the caller.
            StringParameters = string.Create(CultureInfo.InvariantCulture,
                $"max_time_in_seconds:{Math.Max(0.05, seconds)},random_seed:{seed & 0x3fffffff},catch_sigint_signal:false,{parameters}"),
        };
        if (onBound is not null)
            solver.SetBestBoundCallback(bound => Guarded(() => onBound(model.ValueOf(bound))));
        using var stop = ct.Register(solver.StopSearch);
        if (ct.IsCancellationRequested)
            return (CpSolverStatus.Unknown, null, double.PositiveInfinity);
        var status = onSolution is null ? solver.Solve(model.Cp) : solver.Solve(model.Cp, new Found(model, onSolution));
        var board = status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? model.Read(v => solver.BooleanValue(v), v => solver.Value(v)) : null;
        return (status, board, model.ValueOf(solver.BestObjectiveBound));
    }

    // An exception in a callback would end the process.
    static void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
            // What was found is read again when the solver is done.
        }
    }

    sealed class Found(CohortModel model, Action<Board> onSolution) : CpSolverSolutionCallback
    {
        public override void OnSolutionCallback() => Guarded(() => onSolution(model.Read(v => BooleanValue(v), v => Value(v))));
    }
}
