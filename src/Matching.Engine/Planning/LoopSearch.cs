namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Seats one candidate's loop by trying everything: depth first over the steps, earliest slot and cheapest people first,
/// stepping back when a later step cannot be seated. Slower than <see cref="LoopInsertion"/>, but where people are so few
/// that who sits where decides, it finds the longest loop and knows that it is.
/// </summary>
sealed class LoopSearch
{
    readonly PlanModel _model;
    readonly int _candidate, _limit;
    readonly int[] _steps;
    readonly List<Option>[] _all;
    readonly HashSet<int> _used = [];
    readonly List<(int Slot, int[] Seats)> _path = [];
    readonly CancellationToken _ct;
    List<Option>[] _options = [];
    IReadOnlyCollection<int>[][] _reach = [];
    int _budget;

    public LoopSearch(PlanModel model, Board board, int candidate, int budget, CancellationToken ct = default)
    {
        (_model, _candidate, _limit, _ct) = (model, candidate, budget, ct);
        _steps = model.Slots.Steps[candidate];
        _all = [.. _steps.Select((_, step) => OptionsOf(board, step))];
    }

    /// <summary>Slots and seats of the longest run of steps that could be seated, from the first on.</summary>
    public IReadOnlyList<(int Slot, int[] Seats)> Best { get; private set; } = [];

    /// <summary>True when the search saw everything, so <see cref="Best"/> cannot be beaten on this board.</summary>
    public bool IsExhaustive { get; private set; } = true;

    /// <summary>Whether anything at all is open for that step on this board.</summary>
    public bool HasOptions(int step) => _all[step].Count > 0;

    // The look-ahead is only sound towards a step that must be reached, so the goal comes down one by one.
    public LoopSearch Run()
    {
        for (var goal = _all.TakeWhile(options => options.Count > 0).Count(); goal > Best.Count && !_ct.IsCancellationRequested; goal--)
        {
            _budget = _limit;
            _options = LeadingOn(_all[..goal]);
            _reach = [.. _options.Select((options, step) => Enumerable.Range(0, _model.Stages[_steps[step]].Roles.Count)
                .Select(r => (IReadOnlyCollection<int>)options.SelectMany(o => o.Seats[r]).Select(s => _model.Table.Person[s]).ToHashSet()).ToArray())];
            Descend(0);
            IsExhaustive &= _budget > 0;
        }
        IsExhaustive &= !_ct.IsCancellationRequested;
        return this;
    }

    /// <summary>The loop found, as a board takes it.</summary>
    public (int[] Slots, int[] Seats) Loop()
    {
        var (slots, seats) = (new int[_steps.Length], new int[_model.Chairs.Length]);
        Array.Fill(slots, -1);
        Array.Fill(seats, -1);
        for (var step = 0; step < Best.Count; step++)
        {
            slots[step] = Best[step].Slot;
            Best[step].Seats.CopyTo(seats, _model.FirstChair[_steps[step]]);
        }
        return (slots, seats);
    }

    List<Option> OptionsOf(Board board, int step)
    {
        var (slots, stage) = (_model.Slots, _steps[step]);
        var (first, cells, options) = (slots.First(_candidate, step), _model.Cells[stage], new List<Option>());
        for (var slot = 0; slot < slots.Count(_candidate, step); slot++)
        {
            if (slots.Spot[first + slot] is var spot and >= 0 && !board.IsFree(spot, cells))
                continue;
            var seats = new int[_model.Stages[stage].Roles.Count][];
            for (var r = 0; r < seats.Length; r++)
                seats[r] = OpenSeats(board, _model.FirstChair[stage] + r, slots.Cell[first + slot], cells);
            var people = seats.Select(s => (IReadOnlyCollection<int>)s.Select(seat => _model.Table.Person[seat]).ToList()).ToList();
            if (PanelMatching.Largest(people, _ => false) == seats.Length)
                options.Add(new(slot, seats));
        }
        return options;
    }

    int[] OpenSeats(Board board, int chair, int cell, int cells)
    {
        var (table, first) = (_model.Table, _model.Table.FirstSeat(chair, cell));
        return [.. Enumerable.Range(first, table.FirstSeat(chair, cell + 1) - first)
            .Where(s => board.IsOpen(s, cells) && !_model.Meetings.IsBarred(_candidate, table.Person[s]))
            .OrderBy(s => board.NextCosts[table.Person[s]] - _model.Meetings.WorthOf(_candidate)[table.Person[s]]).ThenBy(s => s)];
    }

    // Without the slots after which the next step has nothing left.
    List<Option>[] LeadingOn(List<Option>[] options)
    {
        List<Option>[] kept = [.. options];
        for (var step = kept.Length - 2; step >= 0; step--)
        {
            var first = _model.Slots.First(_candidate, step + 1);
            var room = kept[step + 1].Select(o => _model.Slots.Before[first + o.Slot]).DefaultIfEmpty().Max();
            kept[step] = [.. kept[step].Where(o => o.Slot < room)];
        }
        return kept;
    }

    // True ends the search for this goal.
    bool Descend(int depth)
    {
        if (depth > Best.Count)
            Best = [.. _path];
        if (depth == _options.Length)
            return true;
        foreach (var option in _options[depth])
        {
            if (depth > 0 && _path[^1].Slot >= _model.Slots.Before[_model.Slots.First(_candidate, depth) + option.Slot])
                continue;
            if (Seat(depth, option, 0, new int[option.Seats.Length]) || _budget <= 0 || _ct.IsCancellationRequested)
                return true;
        }
        return false;
    }

    bool Seat(int depth, Option option, int role, int[] panel)
    {
        if (role == panel.Length)
            return TakePanel(depth, option.Slot, panel);
        foreach (var seat in option.Seats[role])
        {
            if (_budget-- <= 0)
                return true;
            if (!_used.Add(_model.Table.Person[seat]))
                continue;
            panel[role] = seat;
            var done = Seat(depth, option, role + 1, panel);
            _used.Remove(_model.Table.Person[seat]);
            if (done)
                return true;
        }
        return false;
    }

    bool TakePanel(int depth, int slot, int[] panel)
    {
        var ahead = _reach[(depth + 1)..].SelectMany(chairs => chairs).ToList();
        if (PanelMatching.Largest(ahead, _used.Contains) < ahead.Count)
            return false;
        _path.Add((slot, [.. panel]));
        var done = Descend(depth + 1);
        _path.RemoveAt(_path.Count - 1);
        return done;
    }

    sealed record Option(int Slot, int[][] Seats);
}
