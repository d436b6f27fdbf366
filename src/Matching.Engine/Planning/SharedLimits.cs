using Google.OrTools.Sat;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>What the loops of the constraint model share: people's time, caps, pairs and loads.</summary>
/// <param name="earn">Adds a value to the objective for a variable.</param>
sealed class SharedLimits(PlanModel model, Board others, CpModel cp, Action<BoolVar, double> earn)
{
    readonly SortedDictionary<int, List<IntervalVar>> _times = [];
    readonly SortedDictionary<int, List<BoolVar>> _days = [], _weeks = [], _loads = [], _cells = [];
    readonly SortedDictionary<(int Candidate, int Person), List<BoolVar>> _pairs = [];
    readonly List<(int Person, int Given, BoolVar Var)> _units = [];
    readonly List<(StepModel Step, int Person, BoolVar Var)> _meetings = [];

    public int Units => _units.Count;

    /// <summary>Notes what a step may take.</summary>
    public void Use(StepModel step)
    {
        var (candidate, cells) = (step.Candidate, model.Cells[step.Stage]);
        var own = model.Candidates[candidate];
        if (model.People[own].Qualified.Count > 0)
        {
            Of(_times, own).Add(cp.NewOptionalFixedSizeIntervalVar(step.Start, cells, step.IsPlaced, ""));
            foreach (var day in step.Days)
                Cover(step, own, day.Slots, day.Is);
        }
        foreach (var seat in step.Seats)
        {
            Of(_days, seat.DayKey).Add(seat.Is);
            Of(_weeks, seat.WeekKey).Add(seat.Is);
            Cover(step, seat.Person, seat.Slots, seat.Is);
        }
        foreach (var seats in step.Seats.GroupBy(s => s.Person))
        {
            var meeting = cp.NewBoolVar("");
            cp.Add(LinearExpr.Sum(seats.Select(s => s.Is)) == meeting);
            _meetings.Add((step, seats.Key, meeting));
            earn(meeting, model.Meetings.WorthOf(candidate)[seats.Key]);
            Of(_loads, seats.Key).Add(meeting);
            Of(_pairs, (candidate, seats.Key)).Add(meeting);
            Of(_times, seats.Key).Add(cp.NewOptionalFixedSizeIntervalVar(step.Start, cells, meeting, ""));
        }
    }

    /// <summary>Adds the limits on all steps noted.</summary>
    public void Add(int loops)
    {
        foreach (var intervals in _times.Values.Where(t => t.Count > 1))
            cp.AddNoOverlap(intervals);
        AddCaps(_days, others.DayLeft);
        AddCaps(_weeks, others.WeekLeft);
        foreach (var pair in _pairs.Values.Where(p => p.Count > 1))
            cp.AddAtMostOne(pair);
        List<BoolVar> last = [];
        foreach (var covering in _cells.Values)
        {
            if (covering.Count > 1 && !covering.TrueForAll(last.Contains))
                cp.AddAtMostOne(covering);
            last = covering;
        }
        foreach (var (person, meetings) in _loads)
            AddLoad(person, meetings, loops);
    }

    public void Hint(Board board)
    {
        foreach (var (step, person, var) in _meetings)
            cp.AddHint(var, Meets(board, step, person));
        foreach (var (person, given, var) in _units)
            cp.AddHint(var, board.GivenBy(person) > given);
    }

    bool Meets(Board board, StepModel step, int person)
    {
        for (var chair = model.FirstChair[step.Stage]; chair < model.FirstChair[step.Stage + 1]; chair++)
            if (board.SeatsOf(step.Candidate)[chair] is var seat and >= 0 && model.Table.Person[seat] == person)
                return true;
        return false;
    }

    // Grid steps that are taken whichever of its starts it has: a clique the solver's relaxation sees.
    void Cover(StepModel step, int person, List<int> slots, BoolVar var)
    {
        var (first, last) = (step.CellOf(slots[0]), step.CellOf(slots[^1]));
        for (var cell = last; cell < first + model.Cells[step.Stage]; cell++)
            Of(_cells, person * model.Grid.Count + cell).Add(var);
    }

    void AddCaps(SortedDictionary<int, List<BoolVar>> limits, IReadOnlyList<int> left)
    {
        foreach (var (key, seats) in limits)
            if (seats.Count > left[key])
                cp.Add(LinearExpr.Sum(seats) <= left[key]);
    }

    void AddLoad(int person, List<BoolVar> meetings, int loops)
    {
        var (given, before) = (others.GivenBy(person), default(BoolVar));
        var units = new List<BoolVar>();
        for (var i = 0; i < Math.Min(loops, meetings.Count); i++)
        {
            var unit = cp.NewBoolVar("");
            earn(unit, -model.Objective.NextCost(person, given + i));
            if (before is not null)
                cp.AddImplication(unit, before);
            units.Add(before = unit);
            _units.Add((person, given + i, unit));
        }
        cp.Add(LinearExpr.Sum(meetings) == LinearExpr.Sum(units));
    }

    static List<T> Of<TKey, T>(SortedDictionary<TKey, List<T>> map, TKey key) where TKey : notnull =>
        map.TryGetValue(key, out var list) ? list : map[key] = [];
}
