namespace Mockloop.Matching.Engine.Planning;

// Who meets whom matters for few pairs only, so seats are counted, not assigned: of an interview's chair at a start, so
// many candidates need it and so many people offer it, and any pairing of these will do. Only pairs with a worth of their
// own, or that the prices say would like to meet twice, are named and have a column each. That is a third of the columns,
// and none of the solver's time goes into telling apart plans that differ in who of two equals meets whom. What it leaves
// out (nobody twice in a loop among those not named) only makes the bound higher: any plan is a point of the program.

/// <summary>All loops of a cohort at their whole length, as a program that no plan's cost is below.</summary>
sealed class RosterModel
{
    readonly PlanModel _model;
    readonly int[] _reach;
    readonly Func<int, int, bool> _isNamed;
    readonly Func<int, int, int, bool> _isOpen;
    readonly BinaryProgram _program = new();
    readonly Dictionary<(int Candidate, int Step, int Day), int> _days = [];
    readonly Dictionary<(int Candidate, int Step, int Slot), int> _slots = [];
    readonly Dictionary<(int Candidate, int Seat), int> _named = [];
    readonly Dictionary<(int Candidate, int Chair, int Slot), int> _unnamed = [];
    readonly Dictionary<int, int> _seats = [], _chairOf = [];
    readonly Dictionary<(int Person, int Given), int> _units = [];
    readonly SortedDictionary<(int Kind, int Key), List<(int Column, double Factor)>> _uses = [];
    readonly SortedDictionary<(int Chair, int Cell), List<(int Candidate, int Column)>> _needs = [];

    const int Spot = 0, Day = 1, Week = 2, Load = 3, Pair = 4;

    /// <param name="isNamed">Pairs (candidate, person) that get columns of their own: at least all of positive worth.</param>
    /// <param name="isOpen">Days (candidate, step, day) that are looked at.</param>
    public RosterModel(PlanModel model, int[] reach, Func<int, int, bool> isNamed, Func<int, int, int, bool> isOpen)
    {
        (_model, _reach, _isNamed, _isOpen) = (model, reach, isNamed, isOpen);
        for (var c = 0; c < reach.Length; c++)
            AddLoop(c);
        foreach (var ((chair, cell), needs) in _needs)
            AddSeats(chair, cell, needs);
        foreach (var ((kind, key), uses) in _uses)
            AddLimit(kind, key, uses);
        Constant = Enumerable.Range(0, model.People.Count).Sum(p => model.Objective.LoadCost(p, model.Standing.Given[p]))
            - Enumerable.Range(0, reach.Length).Where(c => reach[c] == 0).Sum(model.Objective.IdleLoop);
    }

    public BinaryProgram Program => _program;

    /// <summary>Cost that every plan has.</summary>
    public double Constant { get; }

    /// <summary>A plan as a point of the program.</summary>
    public double[] PointOf(Board board)
    {
        var point = new double[_program.Columns];
        for (var c = 0; c < _reach.Length; c++)
            for (var step = 0; step < _reach[c]; step++)
            {
                var (stage, slot) = (_model.Slots.Steps[c][step], board.SlotsOf(c)[step]);
                point[_slots[(c, step, slot)]] = 1;
                point[_days[(c, step, _model.Slots.Day[_model.Slots.First(c, step) + slot])]] = 1;
                for (var chair = _model.FirstChair[stage]; chair < _model.FirstChair[stage + 1]; chair++)
                {
                    var seat = board.SeatsOf(c)[chair];
                    if (_named.TryGetValue((c, seat), out var named))
                        point[named] = 1;
                    else
                    {
                        point[_seats[seat]] = 1;
                        if (_unnamed.TryGetValue((c, chair, slot), out var unnamed))
                            point[unnamed] = 1;
                    }
                }
            }
        foreach (var ((person, given), unit) in _units)
            point[unit] = board.GivenBy(person) > given ? 1 : 0;
        return point;
    }

    /// <summary>Business days that the steps of each loop have at a point.</summary>
    public int[][] DaysOf(double[] point)
    {
        var days = _reach.Select(steps => new int[steps]).ToArray();
        foreach (var ((candidate, step, day), column) in _days)
            if (point[column] > 0.5)
                days[candidate][step] = day;
        return days;
    }

    /// <summary>The plan that a point is; all pairs must be named. Null when it is none after all.</summary>
    public Board? BoardOf(double[] point)
    {
        var board = new Board(_model);
        var starts = _slots.Where(s => point[s.Value] > 0.5).ToLookup(s => s.Key.Candidate, s => (s.Key.Step, s.Key.Slot));
        var people = _named.Where(n => point[n.Value] > 0.5).ToLookup(n => n.Key.Candidate, n => n.Key.Seat);
        for (var c = 0; c < _reach.Length; c++)
        {
            var (slots, seats) = (new int[_model.Slots.Steps[c].Length], new int[_model.Chairs.Length]);
            Array.Fill(slots, -1);
            Array.Fill(seats, -1);
            foreach (var (step, slot) in starts[c])
                slots[step] = slot;
            foreach (var seat in people[c])
                seats[_chairOf[seat]] = seat;
            if (!board.Fits(c, slots, seats))
                return null;
            board.Set(c, slots, seats);
        }
        return board;
    }

    void AddLoop(int candidate)
    {
        var before = new List<(int Day, int Column)>();
        for (var step = 0; step < _reach[candidate]; step++)
        {
            var stage = _model.Slots.Steps[candidate][step];
            var days = AddStep(candidate, step, stage);
            _program.Limit(days.Select(d => (d.Column, 1.0)), 1, 1);
            if (step > 0)
                Follow(days, before, (stage - _model.Slots.Steps[candidate][step - 1]) * _model.Instance.MinGapBusinessDays);
            before = days;
        }
        for (var step = 1; step < _reach[candidate]; step++)
            FollowByStart(candidate, step);
    }

    // Up to any day, a step only as far as the step before it early enough.
    void Follow(List<(int Day, int Column)> days, List<(int Day, int Column)> before, int gap)
    {
        for (var i = 0; i < days.Count; i++)
        {
            var early = before.Where(b => b.Day <= days[i].Day - gap).ToList();
            if (early.Count < before.Count)
                _program.Limit(days.Take(i + 1).Select(d => (d.Column, 1.0)).Concat(early.Select(b => (b.Column, -1.0))), double.NegativeInfinity, 0);
        }
    }

    // The same by starts, where days do not say it all: on a shared day, or round midnight.
    void FollowByStart(int candidate, int step)
    {
        var (slots, first, earlier) = (_model.Slots, _model.Slots.First(candidate, step), _model.Slots.First(candidate, step - 1));
        var gap = (slots.Steps[candidate][step] - slots.Steps[candidate][step - 1]) * _model.Instance.MinGapBusinessDays;
        for (var slot = 0; slot < slots.Count(candidate, step); slot++)
        {
            var early = slots.Before[first + slot];
            if (early < slots.Count(candidate, step - 1) && slots.Day[earlier + early] <= slots.Day[first + slot] - gap)
                _program.Limit(Open(candidate, step, slot + 1, 1).Concat(Open(candidate, step - 1, early, -1)), double.NegativeInfinity, 0);
        }
    }

    IEnumerable<(int Column, double Factor)> Open(int candidate, int step, int slots, double factor) =>
        from slot in Enumerable.Range(0, slots) where _slots.ContainsKey((candidate, step, slot)) select (_slots[(candidate, step, slot)], factor);

    List<(int Day, int Column)> AddStep(int candidate, int step, int stage)
    {
        var (first, objective, days) = (_model.Slots.First(candidate, step), _model.Objective, new List<(int, int)>());
        foreach (var slots in Enumerable.Range(0, _model.Slots.Count(candidate, step)).GroupBy(slot => _model.Slots.Day[first + slot]))
        {
            if (!_isOpen(candidate, step, slots.Key))
                continue;
            var worth = (step == 0 ? objective.StartOn(candidate, stage, slots.Key) : 0)
                + (step == _reach[candidate] - 1 ? objective.EndOn(candidate, stage, slots.Key) : 0);
            var day = _days[(candidate, step, slots.Key)] = _program.Add(-worth);
            days.Add((slots.Key, day));
            _program.Limit([.. slots.Select(slot => (AddSlot(candidate, step, stage, slot), 1.0)), (day, -1)], 0, 0);
        }
        return days;
    }

    int AddSlot(int candidate, int step, int stage, int slot)
    {
        var (column, cell) = (_program.Add(0), _model.Slots.Cell[_model.Slots.First(candidate, step) + slot]);
        _slots[(candidate, step, slot)] = column;
        if (_model.Slots.Spot[_model.Slots.First(candidate, step) + slot] is var spot and >= 0)
            for (var i = 0; i < _model.Cells[stage]; i++)
                Use(Spot, spot + i, column);
        for (var chair = _model.FirstChair[stage]; chair < _model.FirstChair[stage + 1]; chair++)
        {
            var named = AddNamed(candidate, chair, cell);
            var need = column;
            if (named.Count > 0)
            {
                _unnamed[(candidate, chair, slot)] = need = _program.Add(0);
                _program.Limit([.. named.Select(n => (n, 1.0)), (need, 1), (column, -1)], 0, 0);
            }
            if (!_needs.TryGetValue((chair, cell), out var needs))
                _needs[(chair, cell)] = needs = [];
            needs.Add((candidate, need));
        }
        return column;
    }

    List<int> AddNamed(int candidate, int chair, int cell)
    {
        var (columns, worth) = (new List<int>(), _model.Meetings.WorthOf(candidate));
        foreach (var seat in _model.Table.Seats(chair, cell))
        {
            var person = _model.Table.Person[seat];
            if (!_isNamed(candidate, person) || _model.Meetings.IsBarred(candidate, person))
                continue;
            columns.Add(_named[(candidate, seat)] = _program.Add(-worth[person]));
            _chairOf[seat] = chair;
            UseSeat(chair, seat, columns[^1]);
            Use(Pair, candidate * _model.People.Count + person, columns[^1]);
        }
        return columns;
    }

    // As many unnamed seats as are needed, and for each candidate at least one of somebody they may meet unnamed.
    void AddSeats(int chair, int cell, List<(int Candidate, int Column)> needs)
    {
        var seats = new List<(int Person, int Column)>();
        foreach (var seat in _model.Table.Seats(chair, cell))
        {
            if (needs.TrueForAll(n => _isNamed(n.Candidate, _model.Table.Person[seat]) || _model.Meetings.IsBarred(n.Candidate, _model.Table.Person[seat])))
                continue;
            seats.Add((_model.Table.Person[seat], _seats[seat] = _program.Add(0)));
            UseSeat(chair, seat, seats[^1].Column);
        }
        _program.Limit([.. seats.Select(s => (s.Column, 1.0)), .. needs.Select(n => (n.Column, -1.0))], 0, 0);
        foreach (var (candidate, column) in needs)
        {
            var others = seats.Where(s => !_isNamed(candidate, s.Person) && !_model.Meetings.IsBarred(candidate, s.Person)).ToList();
            if (others.Count < seats.Count)
                _program.Limit([.. others.Select(o => (o.Column, -1.0)), (column, 1)], double.NegativeInfinity, 0);
        }
    }

    void AddLimit(int kind, int key, List<(int Column, double Factor)> uses)
    {
        if (kind == Load)
        {
            var given = _model.Standing.Given[key];
            for (var i = 0; i < Math.Min(_reach.Length, uses.Count); i++)
                _units[(key, given + i)] = _program.Add(_model.Objective.NextCost(key, given + i));
            var units = Enumerable.Range(0, Math.Min(_reach.Length, uses.Count)).Select(i => (_units[(key, given + i)], -1.0));
            _program.Limit(uses.Concat(units), 0, 0);
            return;
        }
        var room = kind switch { Day => _model.Standing.DayLeft[key], Week => _model.Standing.WeekLeft[key], _ => 1 };
        if (uses.Count > room)
            _program.Limit(uses, double.NegativeInfinity, room);
    }

    void UseSeat(int chair, int seat, int column)
    {
        for (var i = 0; i < _model.Cells[_model.Chairs[chair].Stage]; i++)
            Use(Spot, _model.Table.Spot[seat] + i, column);
        Use(Day, _model.Table.DayKey[seat], column);
        Use(Week, _model.Table.WeekKey[seat], column);
        Use(Load, _model.Table.Person[seat], column);
    }

    void Use(int kind, int key, int column)
    {
        if (!_uses.TryGetValue((kind, key), out var uses))
            _uses[(kind, key)] = uses = [];
        uses.Add((column, 1));
    }
}
