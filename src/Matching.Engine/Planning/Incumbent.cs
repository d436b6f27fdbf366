using System.Diagnostics;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>The best plan so far and what is proved about it; tells whoever listens when either gets better.</summary>
sealed class Incumbent(PlanModel model, RatingGraph graph, Board first, Stopwatch watch, IProgress<PlanProgress>? progress)
{
    readonly Lock _lock = new();

    public Board Board { get; private set; } = first;

    /// <summary>Second level, connectivity included.</summary>
    public double Value { get; private set; } = first.Value + graph.ValueOf(first);

    /// <summary>No plan places more interviews.</summary>
    public int PlacedBound { get; private set; } = graph.Reach;

    /// <summary>No plan with as many interviews is worth more.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>Proved that no plan places more.</summary>
    public bool IsAllPlaced => Board.Placed == PlacedBound;

    /// <summary>Every loop is as long as it could be alone.</summary>
    public bool IsWhole => Board.Placed == graph.Reach;

    public PlanLevel Secondary => new("secondary", Value, Bound);

    /// <summary>Takes the board when it is better: more interviews, or as many and worth more.</summary>
    public bool Offer(Board board)
    {
        lock (_lock)
        {
            var value = board.Value + graph.ValueOf(board);
            if (board.Placed < Board.Placed || board.Placed == Board.Placed && value <= Value + 1e-7)
                return false;
            if (board.Placed > Board.Placed)
                Bound = double.PositiveInfinity;
            (Board, Value) = (board, value);
            Report();
            return true;
        }
    }

    /// <summary>Notes a bound on the loops' and loads' part for as many interviews as the board has now.</summary>
    public void Tighten(double bound)
    {
        lock (_lock)
        {
            bound += graph.ValueOf(IsWhole ? graph.Fewest : 0);
            if (model.Objective.IsWhole)
                bound = Math.Floor(bound + 1e-6);
            // What is reached is possible, whatever rounding says.
            bound = Math.Max(bound, Value);
            if (bound >= Bound)
                return;
            Bound = bound;
            Report();
        }
    }

    public void TightenPlaced(int bound)
    {
        lock (_lock)
            PlacedBound = Math.Min(PlacedBound, Math.Max(bound, Board.Placed));
    }

    public void Report() => progress?.Report(new(Board.Placed, model.Slots.Steps.Sum(s => s.Length), PlacedBound, Value, Bound, watch.Elapsed.TotalSeconds));
}
