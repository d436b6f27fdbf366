using Google.OrTools.Sat;
using Google.OrTools.Util;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>A day of a step in the constraint model, with the slots left on it.</summary>
sealed record StepDay(int Day, BoolVar Is, List<int> Slots);

/// <summary>Somebody in a chair of a step on a day, by the keys of their caps, with the slots at which they could.</summary>
sealed record DaySeat(int Chair, int Person, int Day, int DayKey, int WeekKey, BoolVar Is, List<int> Slots);

/// <summary>One step of one loop in the constraint model: its day, its people, and a start that all of them have.</summary>
sealed class StepModel
{
    readonly PlanModel _model;
    readonly CpModel _cp;
    readonly int _first;

    public StepModel(PlanModel model, Board others, CpModel cp, int candidate, int step, List<Choice> choices, bool isWhole)
    {
        (_model, _cp, Candidate, Step, Stage) = (model, cp, candidate, step, model.Slots.Steps[candidate][step]);
        _first = model.Slots.First(candidate, step);
        foreach (var options in choices.Where(c => c.Step == step).GroupBy(c => c.Slot).OrderBy(g => g.Key))
            AddSlot(others, options.Key, options);
        IsPlaced = cp.NewBoolVar("");
        if (isWhole)
            cp.Add(IsPlaced == 1);
        cp.Add(LinearExpr.Sum(Days.Select(d => d.Is)) == IsPlaced);
        Start = cp.NewIntVarFromDomain(Cells(Days.SelectMany(d => d.Slots).DefaultIfEmpty(-1)), "");
        foreach (var day in Days)
            AddDay(day);
    }

    public int Candidate { get; }

    public int Step { get; }

    public int Stage { get; }

    public BoolVar IsPlaced { get; }

    /// <summary>Grid step; means nothing while the step is not placed.</summary>
    public IntVar Start { get; }

    public List<StepDay> Days { get; } = [];

    public List<DaySeat> Seats { get; } = [];

    /// <summary>Days and starts after another step's; cumulated over the days, which bounds better.</summary>
    public void Follow(StepModel before)
    {
        var gap = (Stage - before.Stage) * _model.Instance.MinGapBusinessDays;
        var needed = new List<BoolVar>();
        foreach (var day in Days)
        {
            needed.Add(day.Is);
            _cp.Add(LinearExpr.Sum(needed) <= LinearExpr.Sum(before.Days.Where(b => b.Day <= day.Day - gap).Select(b => b.Is)));
        }
        _cp.Add(Start >= before.Start + _model.Cells[before.Stage]).OnlyEnforceIf(IsPlaced);
    }

    public void Hint(CpModel cp, Board board)
    {
        var slot = board.SlotsOf(Candidate)[Step];
        cp.AddHint(IsPlaced, slot >= 0);
        if (slot >= 0)
            cp.AddHint(Start, _model.Slots.Cell[_first + slot]);
        foreach (var day in Days)
            cp.AddHint(day.Is, day.Slots.Contains(slot));
        foreach (var seat in Seats)
            cp.AddHint(seat.Is, board.SeatsOf(Candidate)[seat.Chair] is var at and >= 0 && _model.Table.Person[at] == seat.Person && seat.Slots.Contains(slot));
    }

    /// <summary>The slot of a solution; its seats are noted by chair.</summary>
    public int Read(Func<BoolVar, bool> isTrue, Func<IntVar, long> valueOf, int[] seats)
    {
        var cell = (int)valueOf(Start);
        foreach (var seat in Seats.Where(s => isTrue(s.Is)))
            seats[seat.Chair] = SeatAt(seat, cell);
        return Days.SelectMany(d => d.Slots).First(slot => _model.Slots.Cell[_first + slot] == cell);
    }

    public int CellOf(int slot) => _model.Slots.Cell[_first + slot];

    void AddSlot(Board others, int slot, IEnumerable<Choice> options)
    {
        var cells = _model.Cells[Stage];
        if (_model.Slots.Spot[_first + slot] is var spot and >= 0 && !others.IsFree(spot, cells))
            return;
        var panel = options.Where(o => others.IsOpen(o.Seat, cells)).ToList();
        if (panel.Select(o => o.Chair).Distinct().Count() < _model.Stages[Stage].Roles.Count)
            return;
        var day = _model.Slots.Day[_first + slot];
        if (Days.Count == 0 || Days[^1].Day != day)
            Days.Add(new(day, _cp.NewBoolVar(""), []));
        Days[^1].Slots.Add(slot);
        var table = _model.Table;
        foreach (var o in panel)
        {
            var (person, dayKey) = (table.Person[o.Seat], table.DayKey[o.Seat]);
            var seat = Seats.FindLast(s => s.Day == day && s.Chair == o.Chair && s.Person == person && s.DayKey == dayKey);
            if (seat is null)
                Seats.Add(seat = new(o.Chair, person, day, dayKey, table.WeekKey[o.Seat], _cp.NewBoolVar(""), []));
            seat.Slots.Add(slot);
        }
    }

    void AddDay(StepDay day)
    {
        Within(day.Slots, day.Is);
        var chairs = Seats.Where(s => s.Day == day.Day).GroupBy(s => s.Chair).ToList();
        foreach (var chair in chairs)
            _cp.Add(LinearExpr.Sum(chair.Select(s => s.Is)) == day.Is);
        foreach (var seat in chairs.SelectMany(c => c).Where(s => s.Slots.Count < day.Slots.Count))
            Within(seat.Slots, seat.Is);
        foreach (var one in chairs)
            foreach (var other in chairs.Where(c => c != one))
                foreach (var seat in one)
                    Support(seat, [.. other]);
    }

    // Who sits in one chair of a panel needs somebody in each other chair with a start in common.
    void Support(DaySeat seat, List<DaySeat> others)
    {
        var common = others.Where(o => o.Person != seat.Person && o.Slots.Exists(seat.Slots.Contains)).ToList();
        if (common.Count < others.Count)
            _cp.Add(LinearExpr.Sum(common.Select(o => o.Is)) >= seat.Is);
    }

    void Within(List<int> slots, BoolVar when) => _cp.AddLinearExpressionInDomain(Start, Cells(slots)).OnlyEnforceIf(when);

    Domain Cells(IEnumerable<int> slots) => Domain.FromValues([.. slots.Select(slot => slot < 0 ? 0L : CellOf(slot))]);

    int SeatAt(DaySeat seat, int cell)
    {
        var at = _model.Table.FirstSeat(seat.Chair, cell);
        while (_model.Table.Person[at] != seat.Person)
            at++;
        return at;
    }
}
