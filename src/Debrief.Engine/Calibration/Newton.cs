namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// Newton's method, damped: no measure moves by more than two logits in a round, and a step that would lower the log-likelihood is halved.
/// It ends when no measure wants to move by three millionths of a logit; a measure beyond 30 logits runs away for want of a maximum.
/// </summary>
sealed class Newton(ILikelihood likelihood, IReadOnlyList<Gauge> gauges, int mostRounds)
{
    const double LongestMove = 2, SmallestMove = 3e-6, Furthest = 30;
    const int Halvings = 20;

    public int Rounds { get; private set; }

    public bool Converged { get; private set; }

    public double Value { get; private set; }

    /// <summary>From a start to the maximum; the equations are left as they are there.</summary>
    public (Parameters At, NormalEquations Equations) Maximise(Parameters at, Design design)
    {
        var (equations, other) = (new NormalEquations(design), new NormalEquations(design));
        Value = likelihood.Evaluate(at, equations);
        while (Rounds < mostRounds)
        {
            if (likelihood.Prepare(at, equations))
                Value = likelihood.Evaluate(at, equations);
            var direction = likelihood.Direction(at, equations, SharedSolver.Of(equations, gauges));
            double move = Longest(direction);
            if (!double.IsFinite(move))
                break;
            Rounds++;
            if (!TryMove(ref at, direction, Math.Min(1, LongestMove / move), other))
            {
                // Rounding leaves nothing to gain.
                Converged = move < 1e-4;
                break;
            }
            (equations, other) = (other, equations);
            Converged = move < SmallestMove;
            if (Converged || Longest(at) > Furthest)
                break;
        }
        return (at, equations);
    }

    bool TryMove(ref Parameters at, Parameters direction, double share, NormalEquations into)
    {
        for (int halving = 0; halving < Halvings; halving++, share /= 2)
        {
            var moved = likelihood.Moved(at, direction, share);
            double value = likelihood.Evaluate(moved, into);
            if (value >= Value - 1e-10 * Math.Abs(Value))
            {
                (at, Value) = (moved, value);
                return true;
            }
        }
        return false;
    }

    static double Longest(Parameters move)
    {
        double longest = Math.Abs(move.Spread);
        foreach (double x in move.Shared)
            longest = Math.Max(longest, Math.Abs(x));
        foreach (double x in move.Subjects)
            longest = Math.Max(longest, Math.Abs(x));
        return longest;
    }
}
