namespace Mockloop.Matching.Engine.Planning;

/// <summary>One candidate's best loop at given prices, all shared limits apart; used by one thread.</summary>
sealed class RelaxedLoop(PlanModel model, SeatPrices prices)
{
    readonly double[] _worth = new double[model.People.Count];

    /// <summary>What each slot is worth, and the path found.</summary>
    public LoopPath Path { get; } = new(model);

    /// <summary>What a meeting with each person is worth, pair prices taken off; valid after <see cref="Fill"/>.</summary>
    public double[] Worth => _worth;

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
                var sum = slots.Spot[first + slot] is var spot and >= 0 ? -prices.SpotPrice(spot, cells) : 0;
                for (var chair = model.FirstChair[stage]; chair < model.FirstChair[stage + 1]; chair++)
                    sum += Best(chair, slots.Cell[first + slot], most, out Path.Seat[chair][slot]);
                Path.Worth[step][slot] = sum;
            }
        }
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
