namespace Mockloop.Matching.Engine.Planning;

/// <summary>One candidate's best loop at given prices, all shared limits apart; used by one thread.</summary>
sealed class RelaxedLoop(PlanModel model, SeatPrices prices)
{
    readonly double[] _worth = new double[model.People.Count];
    readonly int[] _panel = new int[8], _bestPanel = new int[8];
    double _best;

    /// <summary>What each slot is worth, and the path found.</summary>
    public LoopPath Path { get; } = new(model);

    /// <summary>What a meeting with each person is worth, pair prices taken off; valid after <see cref="Fill"/>.</summary>
    public double[] Worth => _worth;

    /// <summary>Per chair and slot, the best that anybody is worth there, whoever sits in the panel's other chairs.</summary>
    public double[][] Top { get; } = [.. model.Chairs.Select(_ => new double[Math.Max(1, model.Slots.MostSlots)])];

    /// <summary>Works out what every slot is worth at the prices.</summary>
    public void Fill(int candidate, PairPrices pairs, int steps)
    {
        model.Meetings.WorthOf(candidate).CopyTo(_worth, 0);
        pairs.Charge(_worth);
        var (slots, most) = (model.Slots, model.Meetings.Most[candidate]);
        for (var step = 0; step < steps; step++)
        {
            var stage = slots.Steps[candidate][step];
            var (first, cells) = (slots.First(candidate, step), model.Cells[stage]);
            for (var slot = 0; slot < slots.Count(candidate, step); slot++)
            {
                var rent = slots.Spot[first + slot] is var spot and >= 0 ? prices.SpotPrice(spot, cells) : 0;
                Path.Worth[step][slot] = Panel(stage, slot, slots.Cell[first + slot], most) - rent;
            }
        }
    }

    /// <summary>What the panel of a slot is worth, by its seats.</summary>
    public double PanelWorth(int stage, int slot)
    {
        var sum = 0.0;
        for (var chair = model.FirstChair[stage]; chair < model.FirstChair[stage + 1]; chair++)
            sum += _worth[model.Table.Person[Path.Seat[chair][slot]]] - prices.Price[Path.Seat[chair][slot]];
        return sum;
    }

    // The best panel of different people; mostly everybody's best is one.
    double Panel(int stage, int slot, int cell, double most)
    {
        var (sum, from, to) = (0.0, model.FirstChair[stage], model.FirstChair[stage + 1]);
        for (var chair = from; chair < to; chair++)
            sum += Top[chair][slot] = Best(chair, cell, most, out Path.Seat[chair][slot]);
        if (sum == LoopPath.No || AreDifferent(from, to, slot))
            return sum;
        _best = LoopPath.No;
        Seek(from, from, to, slot, cell, most, 0, sum);
        for (var chair = from; chair < to; chair++)
            Path.Seat[chair][slot] = _bestPanel[chair - from];
        return _best;
    }

    bool AreDifferent(int from, int to, int slot)
    {
        for (var chair = from + 1; chair < to; chair++)
            for (var other = from; other < chair; other++)
                if (model.Table.Person[Path.Seat[chair][slot]] == model.Table.Person[Path.Seat[other][slot]])
                    return false;
        return true;
    }

    // Depth first over the panel's chairs, with what the chairs to come are worth at most.
    void Seek(int chair, int from, int to, int slot, int cell, double most, double value, double rest)
    {
        if (chair == to)
        {
            _best = value;
            _panel.AsSpan(0, to - from).CopyTo(_bestPanel);
            return;
        }
        rest -= Top[chair][slot];
        for (int i = model.Table.FirstSeat(chair, cell), end = model.Table.FirstSeat(chair, cell + 1); i < end; i++)
        {
            var seat = prices.Order[i];
            if (value + most - prices.Price[seat] + rest <= _best)
                break;
            var with = value + _worth[model.Table.Person[seat]] - prices.Price[seat];
            if (with + rest <= _best || IsIn(chair - from, model.Table.Person[seat]))
                continue;
            _panel[chair - from] = seat;
            Seek(chair + 1, from, to, slot, cell, most, with, rest);
        }
    }

    bool IsIn(int count, int person)
    {
        for (var i = 0; i < count; i++)
            if (model.Table.Person[_panel[i]] == person)
                return true;
        return false;
    }

    double Best(int chair, int cell, double most, out int seat)
    {
        var (people, order, price, best) = (model.Table.Person, prices.Order, prices.Price, LoopPath.No);
        seat = -1;
        for (int i = model.Table.FirstSeat(chair, cell), end = model.Table.FirstSeat(chair, cell + 1); i < end; i++)
        {
            var s = order[i];
            if (most - price[s] <= best)
                break;
            var value = _worth[people[s]] - price[s];
            if (value > best)
                (best, seat) = (value, s);
        }
        return best;
    }
}
