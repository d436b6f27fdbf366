using Google.OrTools.Sat;

namespace Mockloop.Matching.Engine.Planning;

// The constraint model decides days and people; starts only have to fit. z[c,step,day] an interview, x[c,chair,person,day]
// a seat in it, Σ x = z per role; a later step up to a day needs an earlier step early enough before it; caps; a pair once;
// loads in unary, dearer one by one, so that the square is linear. A start per interview, among those that everybody in
// it has, and nobody in two interviews at once (intervals). Starts have no price, so the solver need not tell apart plans
// that differ in them alone. Values are scaled to whole numbers.

/// <summary>Loops of some candidates, all others' standing, as a model for CP-SAT.</summary>
sealed class CohortModel
{
    readonly PlanModel _model;
    readonly Board _others;
    readonly long _scale;
    readonly double _idle;
    readonly CpModel _cp = new();
    readonly LinearExprBuilder _objective = LinearExpr.NewBuilder();
    readonly SharedLimits _limits;
    readonly List<StepModel> _steps = [];

    /// <param name="others">The board without the loops in question.</param>
    /// <param name="placed">Interviews to place in these loops; null when each earns <paramref name="perInterview"/>.</param>
    public CohortModel(
        PlanModel model, Board others, IReadOnlyList<(int Candidate, List<Choice> Choices)> loops, int[] reach, int? placed, double perInterview = 0)
    {
        (_model, _others) = (model, others);
        _scale = model.Objective.IsWhole ? 1 : 1000;
        _limits = new SharedLimits(model, others, _cp, Earn);
        var isWhole = placed == loops.Sum(l => reach[l.Candidate]);
        // The others' board counts these loops as they stand; the model counts them anew.
        _idle = loops.Where(l => reach[l.Candidate] > 0).Sum(l => model.Objective.IdleLoop(l.Candidate));
        foreach (var (candidate, choices) in loops)
            Add(candidate, choices, reach[candidate], isWhole);
        _limits.Add(loops.Count);
        if (placed is null)
            foreach (var step in _steps)
                Earn(step.IsPlaced, perInterview);
        else if (!isWhole)
            _cp.Add(LinearExpr.Sum(_steps.Select(s => s.IsPlaced)) == placed.Value);
        _cp.Maximize(_objective);
    }

    public CpModel Cp => _cp;

    /// <summary>Seats to choose from, those of a person on a day as one.</summary>
    public int Size => _steps.Sum(s => s.Seats.Count);

    /// <summary>An objective of the model as a value: what these loops add to <c>others</c>.</summary>
    public double ValueOf(double objective) => objective / _scale - _idle;

    /// <summary>How much rounding to whole numbers can have changed any plan's value.</summary>
    public double Rounding => _model.Objective.IsWhole ? 0 : (2 * _limits.Units + 2 * _steps.Count) * 0.5 / _scale;

    /// <summary>Starts the solver at a plan.</summary>
    public void Hint(Board board)
    {
        foreach (var step in _steps)
            step.Hint(_cp, board);
        _limits.Hint(board);
    }

    /// <summary>The loops of a solution, on a copy of the others' board.</summary>
    public Board Read(Func<BoolVar, bool> isTrue, Func<IntVar, long> valueOf)
    {
        var board = _others.Clone();
        foreach (var loop in _steps.GroupBy(s => s.Candidate))
        {
            var slots = Enumerable.Repeat(-1, _model.Slots.Steps[loop.Key].Length).ToArray();
            var seats = Enumerable.Repeat(-1, _model.Chairs.Length).ToArray();
            foreach (var step in loop.Where(s => isTrue(s.IsPlaced)))
                slots[step.Step] = step.Read(isTrue, valueOf, seats);
            board.Set(loop.Key, slots, seats);
        }
        return board;
    }

    void Add(int candidate, List<Choice> choices, int reach, bool isWhole)
    {
        StepModel? before = null;
        var ends = new List<LinearExpr>();
        for (var number = 0; number < reach; number++)
        {
            var step = new StepModel(_model, _others, _cp, candidate, number, choices, isWhole);
            _steps.Add(step);
            if (before is not null)
                step.Follow(before);
            _limits.Use(step);
            foreach (var day in step.Days)
                if (number == 0)
                    Earn(day.Is, _model.Objective.StartOn(candidate, step.Stage, day.Day));
            if (!isWhole)
                ends.Add(LinearExpr.WeightedSum(step.Days.Select(d => d.Is), step.Days.Select(d => Scaled(-_model.Objective.EndOn(candidate, step.Stage, d.Day)))));
            else if (number == reach - 1)
                foreach (var day in step.Days)
                    Earn(day.Is, _model.Objective.EndOn(candidate, step.Stage, day.Day));
            before = step;
        }
        if (!isWhole && reach > 0)
            AddEnd(ends);
    }

    // The last day of a loop whose length is open: not before any of its days.
    void AddEnd(List<LinearExpr> ends)
    {
        var end = _cp.NewIntVar(0, Scaled(1000 * Math.Max(1, _model.Instance.Weights.Compactness)), "");
        foreach (var step in ends)
            _cp.Add(end >= step);
        _objective.AddTerm(end, -1);
    }

    void Earn(BoolVar var, double value)
    {
        var scaled = Scaled(value);
        if (scaled != 0)
            _objective.AddTerm(var, scaled);
    }

    long Scaled(double value) => (long)Math.Round(value * _scale);
}
