namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Seats one candidate's loop on a board: depth first over the stages, earliest slot and least loaded panel first,
/// stepping back when a later stage cannot be seated. Interviewers differ from stage to stage (a pair meets once), so
/// stages of one loop never compete for the same person's time and the board stays as it is during the search.
/// </summary>
sealed class LoopSearch
{
    readonly PlanModel _model;
    readonly int[] _stages;
    readonly List<LoopOption>[] _all;
    readonly HashSet<int> _used = [];
    readonly List<Seating> _path = [];
    readonly int _limit;
    readonly CancellationToken _ct;
    List<LoopOption>[] _options = [];
    IReadOnlyCollection<int>[][] _reach = [];
    int _budget;

    public LoopSearch(PlanModel model, PlanBoard board, int candidate, LoopOrder order, int budget, CancellationToken ct = default)
    {
        _model = model;
        _limit = budget;
        _ct = ct;
        _stages = [.. Enumerable.Range(0, model.Stages.Count).Where(s => !model.Standing.ContainsKey((candidate, s)))];
        _all = LoopOptions.Of(model, board, candidate, _stages, order);
    }

    /// <summary>Stages of this loop that are to be planned.</summary>
    public int Wanted => _stages.Length;

    /// <summary>The longest run of stages that could be seated, from the first unplanned one on.</summary>
    public IReadOnlyList<Seating> Best { get; private set; } = [];

    /// <summary>Slots × panels of the scarcest stage: who has fewest goes first.</summary>
    public long Scarcity => _all.Length == 0
        ? long.MaxValue
        : _all.Min(options => options.Sum(o => o.Fits.Aggregate(1L, (product, fits) => product * fits.Length)));

    /// <summary>True when the search saw everything, so <see cref="Best"/> cannot be beaten on this board.</summary>
    public bool IsExhaustive { get; private set; } = true;

    /// <summary>Whether anything at all is open for that stage on this board.</summary>
    public bool HasOptions(int stage) => Array.IndexOf(_stages, stage) is var i and >= 0 && _all[i].Count > 0;

    // The look-ahead is only sound towards a stage that must be reached, so the goal comes down step by step.
    public IReadOnlyList<Seating> Run()
    {
        for (var goal = _all.TakeWhile(options => options.Count > 0).Count(); goal > Best.Count && !_ct.IsCancellationRequested; goal--)
        {
            _budget = _limit;
            _options = LoopOptions.LeadingTo(_model, _stages, _all[..goal]);
            _reach = [.. _options.Select((options, i) => Enumerable.Range(0, _model.Stages[_stages[i]].Roles.Count)
                .Select(r => (IReadOnlyCollection<int>)options.SelectMany(o => o.Fits[r]).ToHashSet()).ToArray())];
            Descend(0);
            IsExhaustive &= _budget > 0;
        }
        return Best;
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
            if (depth > 0 && !Follows(_path[^1], _stages[depth], option.Slot))
                continue;
            if (SeatRole(depth, option, 0, new int[option.Fits.Length]) || _budget <= 0 || _ct.IsCancellationRequested)
                return true;
        }
        return false;
    }

    bool SeatRole(int depth, LoopOption option, int role, int[] panel)
    {
        if (role == panel.Length)
            return TakePanel(depth, option.Slot, panel);
        foreach (var person in option.Fits[role])
        {
            if (_budget-- <= 0)
                return true;
            if (!_used.Add(person))
                continue;
            panel[role] = person;
            var done = SeatRole(depth, option, role + 1, panel);
            _used.Remove(person);
            if (done)
                return true;
        }
        return false;
    }

    bool TakePanel(int depth, Slot slot, int[] panel)
    {
        var ahead = _reach[(depth + 1)..].SelectMany(chairs => chairs).ToList();
        if (PanelMatching.Largest(ahead, _used.Contains) < ahead.Count)
            return false;
        _path.Add(new Seating(_stages[depth], slot, [.. panel]));
        var done = Descend(depth + 1);
        _path.RemoveAt(_path.Count - 1);
        return done;
    }

    bool Follows(Seating before, int stage, Slot slot)
    {
        var steps = stage - before.Stage;
        return slot.Day - before.Slot.Day >= steps * _model.Instance.MinGapBusinessDays && slot.Start >= before.Slot.End + _model.Instance.BufferMinutes;
    }
}
