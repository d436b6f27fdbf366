namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// A plan under work: each candidate's loop as slots and seats, and what it takes of spots, caps and loads. Always keeps
/// every hard rule as long as only loops that fit are set.
/// </summary>
sealed class Board
{
    readonly PlanModel _model;
    readonly int[] _slots, _seats;
    readonly int _steps, _chairs;
    readonly int[] _holder;
    readonly int[] _dayLeft, _weekLeft, _given;
    readonly double[] _next;

    public Board(PlanModel model)
    {
        _model = model;
        (_steps, _chairs) = (model.Stages.Count, model.Chairs.Length);
        _slots = Enumerable.Repeat(-1, model.Candidates.Length * _steps).ToArray();
        _seats = Enumerable.Repeat(-1, model.Candidates.Length * _chairs).ToArray();
        _holder = Enumerable.Repeat(-1, model.Spots).ToArray();
        (_dayLeft, _weekLeft) = ([.. model.Standing.DayLeft], [.. model.Standing.WeekLeft]);
        _given = [.. model.Standing.Given];
        _next = [.. _given.Select((given, person) => model.Objective.NextCost(person, given))];
        Value = Enumerable.Range(0, model.Candidates.Length).Sum(model.Objective.IdleLoop)
            - _given.Select((given, person) => model.Objective.LoadCost(person, given)).Sum();
    }

    Board(Board from)
    {
        (_model, _steps, _chairs) = (from._model, from._steps, from._chairs);
        (_slots, _seats, _holder) = ([.. from._slots], [.. from._seats], [.. from._holder]);
        (_dayLeft, _weekLeft, _given, _next) = ([.. from._dayLeft], [.. from._weekLeft], [.. from._given], [.. from._next]);
        (Placed, Value) = (from.Placed, from.Value);
    }

    /// <summary>Interviews placed.</summary>
    public int Placed { get; private set; }

    /// <summary>Second level without connectivity, which a single loop does not decide.</summary>
    public double Value { get; private set; }

    /// <summary>Slots of a loop, by number within the step; −1 from the first step on that is not placed.</summary>
    public ReadOnlySpan<int> SlotsOf(int candidate) => _slots.AsSpan(candidate * _steps, _model.Slots.Steps[candidate].Length);

    /// <summary>Seats of a loop by chair; −1 where nobody sits.</summary>
    public ReadOnlySpan<int> SeatsOf(int candidate) => _seats.AsSpan(candidate * _chairs, _chairs);

    public int GivenBy(int person) => _given[person];

    /// <summary>Cost of one interview more by each person.</summary>
    public double[] NextCosts => _next;

    /// <summary>What the caps leave, by the keys of the seats.</summary>
    public IReadOnlyList<int> DayLeft => _dayLeft;

    public IReadOnlyList<int> WeekLeft => _weekLeft;

    public int LengthOf(int candidate)
    {
        var slots = SlotsOf(candidate);
        var length = slots.IndexOf(-1);
        return length < 0 ? slots.Length : length;
    }

    public Board Clone() => new(this);

    /// <summary>A copy whose value is summed anew: millions of small changes add up what rounding does to each.</summary>
    public Board Recounted()
    {
        var board = new Board(_model);
        for (var c = 0; c < _model.Candidates.Length; c++)
            board.Set(c, SlotsOf(c), SeatsOf(c));
        return board;
    }

    public bool IsFree(int spot, int cells)
    {
        for (var i = spot; i < spot + cells; i++)
            if (_holder[i] >= 0)
                return false;
        return true;
    }

    /// <summary>The candidate whose loop takes a spot, or −1.</summary>
    public int HolderOf(int spot) => _holder[spot];

    /// <summary>Whether somebody is free for a seat and under their caps.</summary>
    public bool IsOpen(int seat, int cells)
    {
        var table = _model.Table;
        return _dayLeft[table.DayKey[seat]] > 0 && _weekLeft[table.WeekKey[seat]] > 0 && IsFree(table.Spot[seat], cells);
    }

    /// <summary>Whether a whole loop could be set now.</summary>
    public bool Fits(int candidate, ReadOnlySpan<int> slots, ReadOnlySpan<int> seats)
    {
        for (var step = 0; step < slots.Length && slots[step] >= 0; step++)
        {
            var stage = _model.Slots.Steps[candidate][step];
            var spot = _model.Slots.Spot[_model.Slots.First(candidate, step) + slots[step]];
            if (spot >= 0 && !IsFree(spot, _model.Cells[stage]))
                return false;
            for (var chair = _model.FirstChair[stage]; chair < _model.FirstChair[stage + 1]; chair++)
                if (!IsOpen(seats[chair], _model.Cells[stage]))
                    return false;
        }
        return true;
    }

    /// <summary>Puts a loop in place of none.</summary>
    public void Set(int candidate, ReadOnlySpan<int> slots, ReadOnlySpan<int> seats)
    {
        slots.CopyTo(_slots.AsSpan(candidate * _steps));
        seats.CopyTo(_seats.AsSpan(candidate * _chairs));
        Apply(candidate, 1);
    }

    /// <summary>Takes a loop away.</summary>
    public void Clear(int candidate)
    {
        Apply(candidate, -1);
        _slots.AsSpan(candidate * _steps, _steps).Fill(-1);
        _seats.AsSpan(candidate * _chairs, _chairs).Fill(-1);
    }

    /// <summary>Takes somebody out of a chair; the interview stays, to be filled again by <see cref="Sit"/>.</summary>
    public void Lift(int candidate, int chair)
    {
        ref var seat = ref _seats[candidate * _chairs + chair];
        Give(candidate, seat, _model.Cells[_model.Chairs[chair].Stage], -1);
        Value -= _model.Meetings.WorthOf(candidate)[_model.Table.Person[seat]];
        seat = -1;
    }

    /// <summary>Fills an empty chair of an interview.</summary>
    public void Sit(int candidate, int chair, int seat)
    {
        _seats[candidate * _chairs + chair] = seat;
        Give(candidate, seat, _model.Cells[_model.Chairs[chair].Stage], 1);
        Value += _model.Meetings.WorthOf(candidate)[_model.Table.Person[seat]];
    }

    /// <summary>Gives an interview whose chairs are empty another slot.</summary>
    public void Shift(int candidate, int step, int slot)
    {
        ref var old = ref _slots[candidate * _steps + step];
        Value += DayGain(candidate, step, slot);
        Hold(candidate, step, old, -1);
        Hold(candidate, step, old = slot, candidate);
    }

    /// <summary>What another slot of a step would change by its day alone.</summary>
    public double DayGain(int candidate, int step, int slot)
    {
        var (objective, table, stage, gain) = (_model.Objective, _model.Slots, _model.Slots.Steps[candidate][step], 0.0);
        var first = table.First(candidate, step);
        var (before, after) = (table.Day[first + _slots[candidate * _steps + step]], table.Day[first + slot]);
        if (before == after)
            return 0;
        if (step == 0)
            gain += objective.StartOn(candidate, stage, after) - objective.StartOn(candidate, stage, before);
        if (step == LengthOf(candidate) - 1)
            gain += objective.EndOn(candidate, stage, after) - objective.EndOn(candidate, stage, before);
        return gain;
    }

    void Hold(int candidate, int step, int slot, int holder)
    {
        if (_model.Slots.Spot[_model.Slots.First(candidate, step) + slot] is var spot and >= 0)
            _holder.AsSpan(spot, _model.Cells[_model.Slots.Steps[candidate][step]]).Fill(holder);
    }

    /// <summary>Worth of a loop's days and meetings, loads apart.</summary>
    public double WorthOf(int candidate)
    {
        var length = LengthOf(candidate);
        if (length == 0)
            return _model.Objective.IdleLoop(candidate);
        var slots = SlotsOf(candidate);
        var (steps, table) = (_model.Slots.Steps[candidate], _model.Slots);
        var worth = _model.Objective.StartOn(candidate, steps[0], table.Day[table.First(candidate, 0) + slots[0]])
            + _model.Objective.EndOn(candidate, steps[length - 1], table.Day[table.First(candidate, length - 1) + slots[length - 1]]);
        var meetings = _model.Meetings.WorthOf(candidate);
        foreach (var seat in SeatsOf(candidate))
            if (seat >= 0)
                worth += meetings[_model.Table.Person[seat]];
        return worth;
    }

    void Apply(int candidate, int sign)
    {
        var length = LengthOf(candidate);
        Placed += sign * length;
        Value += sign * (WorthOf(candidate) - _model.Objective.IdleLoop(candidate));
        for (var step = 0; step < length; step++)
        {
            var stage = _model.Slots.Steps[candidate][step];
            var cells = _model.Cells[stage];
            Hold(candidate, step, _slots[candidate * _steps + step], sign > 0 ? candidate : -1);
            for (var chair = _model.FirstChair[stage]; chair < _model.FirstChair[stage + 1]; chair++)
                Give(candidate, _seats[candidate * _chairs + chair], cells, sign);
        }
    }

    void Give(int candidate, int seat, int cells, int sign)
    {
        var table = _model.Table;
        var person = table.Person[seat];
        _holder.AsSpan(table.Spot[seat], cells).Fill(sign > 0 ? candidate : -1);
        _dayLeft[table.DayKey[seat]] -= sign;
        _weekLeft[table.WeekKey[seat]] -= sign;
        var given = _given[person];
        Value -= sign * _model.Objective.NextCost(person, sign > 0 ? given : given - 1);
        _given[person] = given + sign;
        _next[person] = _model.Objective.NextCost(person, given + sign);
    }
}
