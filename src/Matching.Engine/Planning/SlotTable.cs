namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// The starts each candidate could take for each stage that is to be planned, in order of time: those at which somebody
/// else for every role is there. Stages that stand already are left out, so a loop's steps may be fewer than its stages.
/// </summary>
sealed class SlotTable
{
    readonly List<int> _cells = [], _days = [], _before = [], _spots = [];
    readonly int[][] _first;

    public SlotTable(PlanModel model, PersonSpots spots)
    {
        var stages = Enumerable.Range(0, model.Stages.Count).ToArray();
        Steps = [.. Enumerable.Range(0, model.Candidates.Length).Select(c => stages.Where(s => !model.Standing.Has(c, s)).ToArray())];
        _first = new int[Steps.Length][];
        for (var c = 0; c < Steps.Length; c++)
        {
            _first[c] = new int[Steps[c].Length + 1];
            for (var step = 0; step < Steps[c].Length; step++)
            {
                _first[c][step] = _cells.Count;
                AddStep(model, spots, c, step);
            }
            _first[c][^1] = _cells.Count;
            MostSlots = Math.Max(MostSlots, Steps[c].Select((_, s) => Count(c, s)).DefaultIfEmpty().Max());
        }
        (Cell, Day, Before, Spot) = ([.. _cells], [.. _days], [.. _before], [.. _spots]);
    }

    /// <summary>Stages to be planned of each candidate's loop, in order.</summary>
    public int[][] Steps { get; }

    /// <summary>Most slots of any step.</summary>
    public int MostSlots { get; }

    /// <summary>Per slot: the start.</summary>
    public int[] Cell { get; }

    /// <summary>Per slot: the candidate's business day.</summary>
    public int[] Day { get; }

    /// <summary>Per slot: how many slots of the step before it, from its first on, end early enough.</summary>
    public int[] Before { get; }

    /// <summary>Per slot: first of the spots it takes of the candidate, or −1 when they give no interviews.</summary>
    public int[] Spot { get; }

    public int First(int candidate, int step) => _first[candidate][step];

    public int Count(int candidate, int step) => _first[candidate][step + 1] - _first[candidate][step];

    void AddStep(PlanModel model, PersonSpots spots, int candidate, int step)
    {
        var stage = Steps[candidate][step];
        var (before, from, to) = (0, 0, 0);
        if (step > 0)
            (from, to) = (_first[candidate][step - 1], _first[candidate][step]);
        foreach (var (cell, day) in FreeStarts.OfStage(model, candidate, stage))
        {
            if (!IsSeatable(model, candidate, stage, cell))
                continue;
            if (step > 0)
            {
                var earlier = Steps[candidate][step - 1];
                var gap = (stage - earlier) * model.Instance.MinGapBusinessDays;
                while (from + before < to && _days[from + before] <= day - gap && _cells[from + before] + model.Cells[earlier] <= cell)
                    before++;
            }
            _cells.Add(cell);
            _days.Add(day);
            _before.Add(before);
            _spots.Add(spots.At(model.Candidates[candidate], cell));
        }
    }

    // A different person for every role: by the first that fits, and when that fails by matching.
    static bool IsSeatable(PlanModel model, int candidate, int stage, int cell)
    {
        var (from, roles) = (model.FirstChair[stage], model.FirstChair[stage + 1] - model.FirstChair[stage]);
        Span<int> panel = stackalloc int[roles];
        for (var role = 0; role < roles; role++)
        {
            panel[role] = -1;
            foreach (var seat in model.Table.Seats(from + role, cell))
                if (model.Table.Person[seat] is var person && !model.Meetings.IsBarred(candidate, person) && !panel[..role].Contains(person))
                {
                    panel[role] = person;
                    break;
                }
            if (panel[role] < 0)
                return role > 0 && IsMatchable(model, candidate, from, roles, cell);
        }
        return true;
    }

    static bool IsMatchable(PlanModel model, int candidate, int from, int roles, int cell)
    {
        var chairs = new List<int>[roles];
        for (var role = 0; role < roles; role++)
        {
            chairs[role] = [];
            foreach (var seat in model.Table.Seats(from + role, cell))
                if (!model.Meetings.IsBarred(candidate, model.Table.Person[seat]))
                    chairs[role].Add(model.Table.Person[seat]);
        }
        return PanelMatching.Largest(chairs, _ => false) == roles;
    }
}
