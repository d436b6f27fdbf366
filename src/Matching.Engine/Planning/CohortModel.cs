using Google.OrTools.Sat;

namespace Mockloop.Matching.Engine.Planning;

// The constraint model: y[c,step,slot] an interview, x[choice] a seat in it, Σ x = y per role; a later step's slots up to
// one need an earlier step's slot that ends before it; at most one per spot; caps; a pair once; loads in unary, dearer
// one by one, so that the square is linear. Values are scaled to whole numbers.

/// <summary>Loops of some candidates, all others' standing, as a model for CP-SAT.</summary>
sealed class CohortModel
{
    readonly PlanModel _model;
    readonly Board _others;
    readonly long _scale;
    readonly CpModel _cp = new();
    readonly LinearExprBuilder _objective = LinearExpr.NewBuilder();
    readonly Dictionary<int, List<ILiteral>> _spots = [], _days = [], _weeks = [], _loads = [];
    readonly List<(int Candidate, Choice Choice, BoolVar Var)> _seats = [];
    readonly List<(int Candidate, int Step, int Slot, BoolVar Var)> _interviews = [];
    readonly List<(int Person, int Given, BoolVar Var)> _units = [];

    /// <param name="others">The board without the loops in question.</param>
    /// <param name="placed">Interviews to place in these loops; null when each earns <paramref name="perInterview"/>.</param>
    public CohortModel(
        PlanModel model, Board others, IReadOnlyList<(int Candidate, List<Choice> Choices)> loops, int[] reach, int? placed, double perInterview = 0)
    {
        (_model, _others) = (model, others);
        _scale = ScaleOf(model);
        var isWhole = placed == loops.Sum(l => reach[l.Candidate]);
        foreach (var (candidate, choices) in loops)
            Add(candidate, choices, reach[candidate], isWhole);
        foreach (var literals in _spots.Values.Where(l => l.Count > 1))
            _cp.AddAtMostOne(literals);
        AddCaps(_days, others.DayLeft);
        AddCaps(_weeks, others.WeekLeft);
        foreach (var (person, literals) in _loads)
            AddLoad(person, literals, loops.Count);
        if (placed is null)
            foreach (var interview in _interviews)
                _objective.AddTerm(interview.Var, Scaled(perInterview));
        else if (!isWhole)
            _cp.Add(LinearExpr.Sum(_interviews.Select(i => i.Var)) == placed.Value);
        _cp.Maximize(_objective);
    }

    public CpModel Cp => _cp;

    /// <summary>Seats to choose from.</summary>
    public int Size => _seats.Count;

    /// <summary>An objective of the model as a value: what these loops add to <c>others</c>.</summary>
    public double ValueOf(double objective) => objective / _scale;

    /// <summary>How much rounding to whole numbers can have changed any plan's value.</summary>
    public double Rounding => _model.Objective.IsWhole ? 0 : (2 * _units.Count + 2 * _interviews.Count) * 0.5 / _scale;

    /// <summary>Starts the solver at a plan.</summary>
    public void Hint(Board board)
    {
        foreach (var (candidate, step, slot, var) in _interviews)
            _cp.AddHint(var, board.SlotsOf(candidate)[step] == slot);
        foreach (var (candidate, choice, var) in _seats)
            _cp.AddHint(var, board.SeatsOf(candidate)[choice.Chair] == choice.Seat);
        foreach (var (person, given, var) in _units)
            _cp.AddHint(var, board.GivenBy(person) > given);
    }

    /// <summary>The loops of a solution, on a copy of the others' board.</summary>
    public Board Read(Func<BoolVar, bool> isTrue)
    {
        var board = _others.Clone();
        var slots = new Dictionary<int, int[]>();
        foreach (var (candidate, step, slot, _) in _interviews.Where(i => isTrue(i.Var)))
            Of(slots, candidate, _model.Slots.Steps[candidate].Length)[step] = slot;
        var seats = new Dictionary<int, int[]>();
        foreach (var (candidate, choice, _) in _seats.Where(s => isTrue(s.Var)))
            Of(seats, candidate, _model.Chairs.Length)[choice.Chair] = choice.Seat;
        foreach (var (candidate, loop) in slots)
            board.Set(candidate, loop, seats[candidate]);
        return board;
    }

    void Add(int candidate, List<Choice> choices, int reach, bool isWhole)
    {
        var (table, steps, ends) = (_model.Slots, _model.Slots.Steps[candidate], new List<LinearExpr>());
        var pairs = new Dictionary<int, List<ILiteral>>();
        List<(int Slot, BoolVar Var)> before = [];
        for (var step = 0; step < reach; step++)
        {
            var (stage, here) = (steps[step], new List<(int Slot, BoolVar Var)>());
            var (roles, cells, end) = (_model.Stages[stage].Roles.Count, _model.Cells[stage], LinearExpr.NewBuilder());
            foreach (var options in choices.Where(c => c.Step == step).GroupBy(c => c.Slot).OrderBy(g => g.Key))
            {
                var spot = table.Spot[table.First(candidate, step) + options.Key];
                if (spot >= 0 && !_others.IsFree(spot, cells))
                    continue;
                var panel = options.Where(o => _others.IsOpen(o.Seat, cells)).GroupBy(o => o.Chair).ToList();
                if (panel.Count < roles)
                    continue;
                var interview = _cp.NewBoolVar("");
                here.Add((options.Key, interview));
                _interviews.Add((candidate, step, options.Key, interview));
                if (spot >= 0)
                    Take(spot, cells, interview);
                var day = table.Day[table.First(candidate, step) + options.Key];
                if (step == 0)
                    Earn(interview, _model.Objective.StartOn(candidate, stage, day));
                if (!isWhole)
                    end.AddTerm(interview, Scaled(-_model.Objective.EndOn(candidate, stage, day)));
                else if (step == reach - 1)
                    Earn(interview, _model.Objective.EndOn(candidate, stage, day));
                foreach (var chair in panel)
                    _cp.Add(LinearExpr.Sum(chair.Select(o => AddSeat(candidate, o, cells, pairs))) == interview);
            }
            if (isWhole)
                _cp.AddExactlyOne(here.Select(h => h.Var));
            else
                _cp.AddAtMostOne(here.Select(h => h.Var));
            if (step > 0)
                Follow(table.First(candidate, step), before, here);
            before = here;
            ends.Add(end);
        }
        foreach (var pair in pairs.Values.Where(p => p.Count > 1))
            _cp.AddAtMostOne(pair);
        if (!isWhole && reach > 0)
            AddEnd(ends);
    }

    BoolVar AddSeat(int candidate, Choice choice, int cells, Dictionary<int, List<ILiteral>> pairs)
    {
        var (var, table, person) = (_cp.NewBoolVar(""), _model.Table, _model.Table.Person[choice.Seat]);
        _seats.Add((candidate, choice, var));
        Take(table.Spot[choice.Seat], cells, var);
        Of(_days, table.DayKey[choice.Seat]).Add(var);
        Of(_weeks, table.WeekKey[choice.Seat]).Add(var);
        Of(_loads, person).Add(var);
        Of(pairs, person).Add(var);
        Earn(var, _model.Meetings.WorthOf(candidate)[person]);
        return var;
    }

    // Slots that need an earlier end need one of the earlier step's slots up to it; cumulated, which bounds better.
    void Follow(int first, List<(int Slot, BoolVar Var)> before, List<(int Slot, BoolVar Var)> here)
    {
        var needed = new List<BoolVar>();
        foreach (var group in here.GroupBy(h => _model.Slots.Before[first + h.Slot]))
        {
            needed.AddRange(group.Select(g => g.Var));
            _cp.Add(LinearExpr.Sum(needed) <= LinearExpr.Sum(before.Where(b => b.Slot < group.Key).Select(b => b.Var)));
        }
    }

    // The last day of a loop whose length is open: not before any of its days.
    void AddEnd(List<LinearExpr> ends)
    {
        var end = _cp.NewIntVar(0, Scaled(1000 * Math.Max(1, _model.Instance.Weights.Compactness)), "");
        foreach (var step in ends)
            _cp.Add(end >= step);
        _objective.AddTerm(end, -1);
    }

    void AddCaps(Dictionary<int, List<ILiteral>> limits, IReadOnlyList<int> left)
    {
        foreach (var (key, literals) in limits)
            if (literals.Count > left[key])
                _cp.Add(LinearExpr.Sum(literals.Cast<BoolVar>()) <= left[key]);
    }

    void AddLoad(int person, List<ILiteral> literals, int candidates)
    {
        var (given, before) = (_others.GivenBy(person), default(BoolVar));
        var units = new List<BoolVar>();
        for (var i = 0; i < Math.Min(candidates, literals.Count); i++)
        {
            var unit = _cp.NewBoolVar("");
            Earn(unit, -_model.Objective.NextCost(person, given + i));
            if (before is not null)
                _cp.AddImplication(unit, before);
            units.Add(before = unit);
            _units.Add((person, given + i, unit));
        }
        _cp.Add(LinearExpr.Sum(literals.Cast<BoolVar>()) == LinearExpr.Sum(units));
    }

    void Take(int spot, int cells, BoolVar var)
    {
        for (var i = spot; i < spot + cells; i++)
            Of(_spots, i).Add(var);
    }

    void Earn(BoolVar var, double value)
    {
        var scaled = Scaled(value);
        if (scaled != 0)
            _objective.AddTerm(var, scaled);
    }

    long Scaled(double value) => (long)Math.Round(value * _scale);

    static long ScaleOf(PlanModel model) => model.Objective.IsWhole ? 1 : 1000;

    static List<ILiteral> Of(Dictionary<int, List<ILiteral>> map, int key) => map.TryGetValue(key, out var list) ? list : map[key] = [];

    static int[] Of(Dictionary<int, int[]> map, int key, int length) =>
        map.TryGetValue(key, out var loop) ? loop : map[key] = [.. Enumerable.Repeat(-1, length)];
}
