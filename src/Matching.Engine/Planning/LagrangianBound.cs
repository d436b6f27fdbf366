namespace Mockloop.Matching.Engine.Planning;

// How this works. What candidates share (spots, caps, loads) is taken out of the rules and priced; then every candidate's
// best loop is found on its own, and the sum of these plus what the prices bring in is never below the best plan's value
// (Held & Karp 1971, Geoffrion 1974). The prices are improved by subgradient steps of Polyak's length towards the best
// plan known, with the direction smoothed (Camerini, Fratta & Maffioli 1975) and shorter steps when the bound stalls.

/// <summary>An upper bound on the second level, and the prices that go with it.</summary>
sealed class LagrangianBound
{
    const double Smoothing = 0.7;
    const int Patience = 20;

    readonly PlanModel _model;
    readonly int[] _reach;
    readonly int? _target;
    readonly bool _isCount;
    readonly RelaxedLoop[] _loops;
    readonly int[][] _usage;
    readonly double[] _values, _direction;
    readonly int[][] _seats;
    readonly PairPrices[] _pairs;
    double[] _bestMultipliers;
    double[][] _bestPairs;
    double _length = 1, _perStep, _bestPerStep, _stepDirection;
    int _stalled, _steps;

    /// <param name="reach">Steps of each loop at most.</param>
    /// <param name="target">Interviews placed; null when every loop has all of <paramref name="reach"/>.</param>
    /// <param name="isCount">The value is the number of interviews itself; for a model with all weights 0.</param>
    public LagrangianBound(PlanModel model, Board incumbent, int[] reach, int? target, int threads, bool isCount = false)
    {
        (_model, _reach, _target, _isCount) = (model, reach, isCount ? 0 : target, isCount);
        Prices = new SeatPrices(model);
        for (var person = 0; person < model.People.Count; person++)
            Prices.Multipliers[Prices.Loads + person] = model.Objective.NextCost(person, incumbent.GivenBy(person)) - model.Objective.Curvature;
        _perStep = isCount ? 1 : target is null ? 0 : StartingStep(model);
        _bestPerStep = _perStep;
        _loops = [.. Enumerable.Range(0, threads).Select(_ => new RelaxedLoop(model, Prices))];
        _usage = [.. _loops.Select(_ => new int[Prices.Multipliers.Length])];
        (_values, _direction) = (new double[model.Candidates.Length], new double[Prices.Multipliers.Length]);
        _seats = [.. model.Candidates.Select(_ => new int[model.Chairs.Length])];
        _pairs = [.. model.Candidates.Select(_ => new PairPrices())];
        (_bestMultipliers, _bestPairs) = ([.. Prices.Multipliers], [.. _pairs.Select(p => p.Save())]);
    }

    /// <summary>No plan with as many interviews is worth more (connectivity apart).</summary>
    public double Best { get; private set; } = double.PositiveInfinity;

    public SeatPrices Prices { get; }

    public PairPrices[] Pairs => _pairs;

    /// <summary>False once steps have become too short to matter.</summary>
    public bool IsMoving => _length > 1e-4;

    /// <summary>Takes so many steps towards a plan of that value.</summary>
    public void Run(int steps, double value, CancellationToken ct)
    {
        for (var i = 0; i < steps && IsMoving && !ct.IsCancellationRequested; i++)
        {
            var bound = Evaluate();
            Remember(bound, value);
            if (_stalled > Patience)
                Shorten();
            else if (!Step(bound - value))
                break;
        }
    }

    /// <summary>Puts the best prices found in force, for those who read <see cref="Prices"/>.</summary>
    public void UseBest()
    {
        _bestMultipliers.CopyTo(Prices.Multipliers, 0);
        for (var c = 0; c < _pairs.Length; c++)
            _pairs[c].Restore(_bestPairs[c]);
        _perStep = _bestPerStep;
        Prices.Update();
    }

    /// <summary>What one interview more earns; 0 when all are placed anyway.</summary>
    public double PerStep => _perStep;

    double Evaluate()
    {
        Prices.Update();
        Parallel.For(0, _loops.Length, new ParallelOptions { MaxDegreeOfParallelism = _loops.Length }, Evaluate);
        var sum = Prices.Constant() - (_target ?? 0) * _perStep;
        for (var c = 0; c < _values.Length; c++)
            sum += _values[c] + _pairs[c].Sum;
        return sum;
    }

    void Evaluate(int thread)
    {
        var (loop, usage) = (_loops[thread], _usage[thread]);
        Array.Clear(usage);
        for (var c = thread; c < _values.Length; c += _loops.Length)
        {
            loop.Fill(c, _pairs[c], _reach[c]);
            _values[c] = loop.Path.Run(c, _target is null ? _reach[c] : 0, _reach[c], _perStep);
            loop.Path.Seats.CopyTo(_seats[c], 0);
            Use(c, loop.Path, usage);
        }
    }

    void Use(int candidate, LoopPath path, int[] usage)
    {
        var (table, slots) = (_model.Table, _model.Slots);
        for (var step = 0; step < path.Length; step++)
        {
            var stage = slots.Steps[candidate][step];
            var cells = _model.Cells[stage];
            if (slots.Spot[slots.First(candidate, step) + path.Slots[step]] is var spot and >= 0)
                for (var i = 0; i < cells; i++)
                    usage[spot + i]++;
            for (var chair = _model.FirstChair[stage]; chair < _model.FirstChair[stage + 1]; chair++)
            {
                var seat = path.Seats[chair];
                for (var i = 0; i < cells; i++)
                    usage[table.Spot[seat] + i]++;
                usage[Prices.Days + table.DayKey[seat]]++;
                usage[Prices.Weeks + table.WeekKey[seat]]++;
                usage[Prices.Loads + table.Person[seat]]++;
            }
        }
    }

    void Remember(double bound, double value)
    {
        _stalled = bound < Best - 0.0005 * Math.Max(1, Best - value) ? 0 : _stalled + 1;
        if (bound >= Best)
            return;
        Best = bound;
        Prices.Multipliers.CopyTo(_bestMultipliers, 0);
        for (var c = 0; c < _pairs.Length; c++)
            _bestPairs[c] = _pairs[c].Save();
        _bestPerStep = _perStep;
    }

    void Shorten()
    {
        _length *= 0.8;
        _stalled = 0;
        UseBest();
    }

    bool Step(double distance)
    {
        var (prices, keep, square) = (Prices.Multipliers, _steps++ == 0 ? 0 : Smoothing, 0.0);
        for (var i = 0; i < prices.Length; i++)
        {
            var used = 0;
            foreach (var usage in _usage)
                used += usage[i];
            var isLoad = i >= Prices.Loads;
            _direction[i] = keep * _direction[i] + (1 - keep) * ((isLoad ? Prices.Given(i - Prices.Loads) : Prices.Room[i]) - used);
            if (isLoad && _model.Objective.Curvature > 0 || !isLoad && (prices[i] > 0 || _direction[i] < 0))
                square += _direction[i] * _direction[i];
        }
        for (var c = 0; c < _pairs.Length; c++)
            square += _pairs[c].Slope(_model, _seats[c], keep);
        var placed = _isCount || _target is null ? 0 : Placed() - _target.Value;
        _stepDirection = keep * _stepDirection + (1 - keep) * placed;
        square += _stepDirection * _stepDirection;
        if (square < 1e-9 || distance <= 0)
            return false;
        var length = _length * distance / square;
        for (var i = 0; i < Prices.Loads; i++)
            prices[i] = Math.Max(0, prices[i] - length * _direction[i]);
        for (var i = Prices.Loads; i < prices.Length && _model.Objective.Curvature > 0; i++)
            prices[i] -= length * _direction[i];
        foreach (var pairs in _pairs)
            pairs.Step(length);
        _perStep = Math.Max(0, _perStep - length * _stepDirection);
        return true;
    }

    int Placed() => _seats.Select((seats, c) => _model.Slots.Steps[c].Count(stage => seats[_model.FirstChair[stage]] >= 0)).Sum();

    // About what the dearest interview costs.
    static double StartingStep(PlanModel model) =>
        10 * model.Objective.Curvature * (1 + model.Candidates.Length * model.Chairs.Length / Math.Max(1, model.People.Count));
}
