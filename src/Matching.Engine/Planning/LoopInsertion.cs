namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Finds the best loop of one candidate on a board where everybody else stays. A pair meets once: when the best path
/// uses somebody twice, one of the two chairs is closed to them and the path is sought again.
/// </summary>
sealed class LoopInsertion(PlanModel model)
{
    const int Retries = 12;

    /// <summary>More than any difference on the second level, so that more interviews always win.</summary>
    public const double PerStep = 1e9;

    readonly LoopPath _path = new(model);
    readonly ulong[] _closed = new ulong[model.People.Count];
    readonly List<int> _touched = [];
    readonly int[] _panel = new int[8];

    /// <summary>
    /// Sets the best loop found for a candidate without one and returns its length. <paramref name="prices"/> per seat in
    /// place of the board's own costs; <paramref name="noise"/> blurs what slots are worth; <paramref name="bonus"/> per person.
    /// </summary>
    public int Insert(Board board, int candidate, double[]? prices = null, double noise = 0, Random? random = null, double[]? bonus = null)
    {
        foreach (var person in _touched)
            _closed[person] = 0;
        _touched.Clear();
        for (var step = 0; step < model.Slots.Steps[candidate].Length; step++)
            Fill(board, candidate, step, prices, noise, random, bonus);
        for (var retry = 0; ; retry++)
        {
            _path.Run(candidate, 0, model.Slots.Steps[candidate].Length, PerStep);
            if (Repeated() is not { } chairs)
                break;
            if (retry == Retries)
            {
                Cut(candidate, model.Chairs[chairs.Later].Stage);
                break;
            }
            var chair = (random?.Next(2) ?? retry % 2) == 0 ? chairs.Later : chairs.Earlier;
            Close(chair);
            Fill(board, candidate, Array.IndexOf(model.Slots.Steps[candidate], model.Chairs[chair].Stage), prices, noise, random, bonus);
        }
        board.Set(candidate, _path.Slots.AsSpan(0, model.Slots.Steps[candidate].Length), _path.Seats);
        return board.LengthOf(candidate);
    }

    void Fill(Board board, int candidate, int step, double[]? prices, double noise, Random? random, double[]? bonus)
    {
        var stage = model.Slots.Steps[candidate][step];
        var (first, count, from) = (model.Slots.First(candidate, step), model.Slots.Count(candidate, step), model.FirstChair[stage]);
        var (cells, roles, worth) = (model.Cells[stage], model.FirstChair[stage + 1] - from, _path.Worth[step]);
        for (var slot = 0; slot < count; slot++)
        {
            worth[slot] = LoopPath.No;
            if (model.Slots.Spot[first + slot] is var spot and >= 0 && !board.IsFree(spot, cells))
                continue;
            var sum = noise > 0 ? noise * random!.NextDouble() : 0;
            for (var role = 0; role < roles && sum != LoopPath.No; role++)
            {
                var seats = model.Table.Seats(from + role, model.Slots.Cell[first + slot]);
                sum += Best(board, candidate, from + role, seats, cells, prices, bonus, role, out _panel[role]);
            }
            worth[slot] = sum;
            for (var role = 0; role < roles && sum != LoopPath.No; role++)
                _path.Seat[from + role][slot] = _panel[role];
        }
    }

    // The best seat of a chair whose person sits in none of the panel's chairs before it.
    double Best(
        Board board, int candidate, int chair, ReadOnlySpan<int> seats, int cells, double[]? prices, double[]? bonus, int before, out int seat)
    {
        var (people, meetings, costs) = (model.Table.Person, model.Meetings.WorthOf(candidate), board.NextCosts);
        var best = LoopPath.No;
        seat = -1;
        foreach (var s in seats)
        {
            var person = people[s];
            var value = meetings[person] - (prices is null ? costs[person] : prices[s]);
            if (bonus is not null)
                value += bonus[person];
            if (value <= best || !board.IsOpen(s, cells) || (_closed[person] >> chair & 1) != 0)
                continue;
            if (before > 0 && IsInPanel(person, before))
                continue;
            (best, seat) = (value, s);
        }
        return best;
    }

    bool IsInPanel(int person, int count)
    {
        for (var i = 0; i < count; i++)
            if (model.Table.Person[_panel[i]] == person)
                return true;
        return false;
    }

    (int Earlier, int Later)? Repeated()
    {
        var seats = _path.Seats;
        for (var later = 1; later < seats.Length; later++)
            for (var earlier = 0; seats[later] >= 0 && earlier < later; earlier++)
                if (seats[earlier] >= 0 && model.Table.Person[seats[earlier]] == model.Table.Person[seats[later]])
                    return (earlier, later);
        return null;
    }

    void Close(int chair)
    {
        var person = model.Table.Person[_path.Seats[chair]];
        _closed[person] |= 1UL << chair;
        _touched.Add(person);
    }

    // Without the stages from the one on that meets somebody again.
    void Cut(int candidate, int stage)
    {
        var steps = model.Slots.Steps[candidate];
        for (var step = 0; step < steps.Length; step++)
            if (steps[step] >= stage)
                _path.Slots[step] = -1;
        for (var chair = model.FirstChair[stage]; chair < model.FirstChair[^1]; chair++)
            _path.Seats[chair] = -1;
    }
}
