namespace Mockloop.Matching.Engine.Planning;

/// <summary>What is taken so far: hours, caps and pairs. Starts with the fixed placements.</summary>
sealed class PlanBoard
{
    readonly PlanModel _model;
    readonly List<(int Start, int End)>[] _busy;
    readonly Dictionary<(int Person, int Date), int> _perDate = [];
    readonly Dictionary<(int Person, int Week), int> _perWeek = [];
    readonly HashSet<(int Candidate, int Interviewer)> _met = [];
    readonly int[] _load;

    public PlanBoard(PlanModel model)
    {
        _model = model;
        _busy = [.. model.People.Select(_ => new List<(int, int)>())];
        _load = [.. model.People.Select(p => p.Ledger)];
        var seen = new HashSet<(int, int)>();
        foreach (var placed in model.Instance.Fixed)
        {
            var (start, end) = (Grid.MinuteOf(placed.Start), Grid.MinuteAfter(placed.End));
            var candidate = model.PersonOf(placed.Candidate);
            if (candidate is { } c && seen.Add((c, start)))
                _busy[c].Add((start, end));
            if (model.PersonOf(placed.Interviewer) is not { } i)
                continue;
            Give(i, start, end);
            if (candidate is { } known && model.StageOf(placed.Stage) is not null)
                _met.Add((known, i));
        }
    }

    /// <summary>Interviews given in this plan plus the ledger before it.</summary>
    public int LoadOf(int person) => _load[person];

    public bool HasMet(int candidate, int interviewer) => _met.Contains((candidate, interviewer));

    public bool IsIdle(int person, int start, int end)
    {
        var buffer = _model.Instance.BufferMinutes;
        foreach (var (from, to) in _busy[person])
            if (start < to + buffer && from < end + buffer)
                return false;
        return true;
    }

    /// <summary>One more interview that starts then keeps the person's daily and weekly cap.</summary>
    public bool IsUnderCaps(int person, int index)
    {
        var date = _model.Grid.DatesIn(_model.People[person].Zone)[index];
        return _perDate.GetValueOrDefault((person, date)) < _model.People[person].DailyCap
            && _perWeek.GetValueOrDefault((person, Grid.WeekOf(date))) < _model.People[person].WeeklyCap;
    }

    public void Take(int candidate, Seating seating)
    {
        _busy[candidate].Add((seating.Slot.Start, seating.Slot.End));
        foreach (var interviewer in seating.Panel)
        {
            Give(interviewer, seating.Slot.Start, seating.Slot.End);
            _met.Add((candidate, interviewer));
        }
    }

    void Give(int interviewer, int start, int end)
    {
        var date = Grid.DateOf(start, _model.Zones[interviewer]);
        _busy[interviewer].Add((start, end));
        _perDate[(interviewer, date)] = _perDate.GetValueOrDefault((interviewer, date)) + 1;
        _perWeek[(interviewer, Grid.WeekOf(date))] = _perWeek.GetValueOrDefault((interviewer, Grid.WeekOf(date))) + 1;
        _load[interviewer]++;
    }
}

/// <summary>A stage with its slot and one interviewer per role, in the order of the roles.</summary>
sealed record Seating(int Stage, Slot Slot, int[] Panel);
