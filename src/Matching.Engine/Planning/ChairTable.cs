namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Who can sit in each chair at each start, as runs of seats: a seat is (chair, start, person). Candidates share the
/// table, so it is two or three orders of magnitude smaller than a list of options per candidate would be.
/// </summary>
sealed class ChairTable
{
    readonly int _width;
    readonly int[] _first, _all;

    public ChairTable(PlanModel model, PersonSpots spots)
    {
        _width = model.Grid.Count + 1;
        var starts = new List<(int Chair, int Cell)>[model.People.Count];
        for (var person = 0; person < starts.Length; person++)
            starts[person] = StartsOf(model, person, spots);
        _first = new int[model.Chairs.Length * _width + 1];
        foreach (var (chair, cell) in starts.SelectMany(s => s))
            _first[chair * _width + cell + 1]++;
        for (var i = 1; i < _first.Length; i++)
            _first[i] += _first[i - 1];
        var next = _first.ToArray();
        (Person, Cell, Spot, DayKey, WeekKey) = (new int[_first[^1]], new int[_first[^1]], new int[_first[^1]], new int[_first[^1]], new int[_first[^1]]);
        _all = [.. Enumerable.Range(0, Count)];
        for (var person = 0; person < starts.Length; person++)
        {
            if (starts[person].Count == 0)
                continue;
            var days = model.Grid.DaysIn(model.People[person].Zone);
            foreach (var (chair, cell) in starts[person])
            {
                var seat = next[chair * _width + cell]++;
                (Person[seat], Cell[seat]) = (person, cell);
                Spot[seat] = spots.At(person, cell);
                DayKey[seat] = person * model.Grid.Days + days[cell];
                WeekKey[seat] = person * model.Grid.Weeks + days[cell] / 7;
            }
        }
    }

    /// <summary>Number of seats.</summary>
    public int Count => Person.Length;

    /// <summary>Per seat.</summary>
    public int[] Person { get; }

    /// <summary>Per seat: the start.</summary>
    public int[] Cell { get; }

    /// <summary>Per seat: first of the spots it takes.</summary>
    public int[] Spot { get; }

    /// <summary>Per seat: index of its daily cap.</summary>
    public int[] DayKey { get; }

    /// <summary>Per seat: index of its weekly cap.</summary>
    public int[] WeekKey { get; }

    /// <summary>All seats of a chair at a start.</summary>
    public ReadOnlySpan<int> Seats(int chair, int cell) => _all.AsSpan(FirstSeat(chair, cell)..FirstSeat(chair, cell + 1));

    /// <summary>First seat of a chair at a start; the next start's first ends the run.</summary>
    public int FirstSeat(int chair, int cell) => _first[chair * _width + cell];

    // Somebody who can sit anywhere gets numbered spots, also for the times they could be interviewed themselves.
    static List<(int Chair, int Cell)> StartsOf(PlanModel model, int person, PersonSpots spots)
    {
        var qualified = model.People[person].Qualified.ToHashSet();
        var days = model.Grid.DaysIn(model.People[person].Zone);
        var standing = model.Standing;
        var free = new Dictionary<int, List<int>>();
        var starts = new List<(int Chair, int Cell)>();
        for (var chair = 0; chair < model.Chairs.Length; chair++)
        {
            var (stage, role) = model.Chairs[chair];
            if (!qualified.Contains($"{model.Stages[stage].Id}:{role}"))
                continue;
            if (!free.TryGetValue(model.Stages[stage].Minutes, out var cells))
                free[model.Stages[stage].Minutes] = cells = [.. FreeStarts.Of(model, person, model.Stages[stage].Minutes).Where(cell =>
                    standing.DayLeft[person * model.Grid.Days + days[cell]] > 0
                    && standing.WeekLeft[person * model.Grid.Weeks + days[cell] / 7] > 0)];
            starts.AddRange(cells.Select(cell => (chair, cell)));
        }
        if (starts.Count == 0)
            return starts;
        var taken = starts.Select(s => (s.Cell, model.Cells[model.Chairs[s.Chair].Stage]));
        if (model.CandidateOf[person] is var c and >= 0)
            taken = taken.Concat(Enumerable.Range(0, model.Stages.Count).Where(s => !standing.Has(c, s))
                .SelectMany(s => FreeStarts.OfStage(model, c, s).Select(slot => (slot.Cell, model.Cells[s]))));
        spots.Number(person, taken);
        return starts;
    }
}
