namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// What loads and loops are worth on the second level, to be maximised: minus load² minus balance² per person, plus the
/// worth of each meeting, minus the business days from a loop's first interview to its last (README.md has the formula).
/// </summary>
sealed class Objective
{
    readonly PlanModel _model;
    readonly PlanWeights _weights;
    readonly int[] _balance;

    public Objective(PlanModel model)
    {
        _model = model;
        _weights = model.Instance.Weights;
        // What a candidate takes is their whole loop, whether all of it finds a place or not.
        _balance = [.. model.People.Select(p => p.Ledger - (p.Candidate ? model.Stages.Count : 0))];
        Ends = [.. Enumerable.Range(0, model.Candidates.Length).Select(model.Standing.EndsOf)];
    }

    (int FirstStage, int FirstDay, int LastStage, int LastDay)?[] Ends { get; }

    /// <summary>The square's factor in <see cref="LoadCost"/>; 0 when loads cost nothing.</summary>
    public double Curvature => _weights.Load + _weights.GiveAndTake;

    /// <summary>Cost of a person's giving so many interviews in all, standing ones included.</summary>
    public double LoadCost(int person, int given)
    {
        double balance = _balance[person] + given;
        return _weights.Load * given * given + _weights.GiveAndTake * balance * balance;
    }

    /// <summary>Cost of one interview more.</summary>
    public double NextCost(int person, int given) =>
        _weights.Load * (2 * given + 1) + _weights.GiveAndTake * (2 * (_balance[person] + given) + 1);

    /// <summary>What a loop of which nothing is planned is worth.</summary>
    public double IdleLoop(int candidate) => Ends[candidate] is { } ends ? -_weights.Compactness * (ends.LastDay - ends.FirstDay) : 0;

    /// <summary>The part that the day of the first planned interview decides.</summary>
    public double StartOn(int candidate, int stage, int day) =>
        _weights.Compactness * (Ends[candidate] is { } ends && ends.FirstStage < stage ? ends.FirstDay : day);

    /// <summary>The part that the day of the last planned interview decides.</summary>
    public double EndOn(int candidate, int stage, int day) =>
        -_weights.Compactness * (Ends[candidate] is { } ends && ends.LastStage > stage ? ends.LastDay : day);

    /// <summary>True when every value is a whole number, so that bounds may be rounded down.</summary>
    public bool IsWhole => new[] { _weights.Load, _weights.GiveAndTake, _weights.Compactness, _weights.Connectivity, _weights.Novelty }.All(double.IsInteger)
        && _model.Instance.Preferences.All(p => double.IsInteger(p.Value * _weights.Preference));
}
