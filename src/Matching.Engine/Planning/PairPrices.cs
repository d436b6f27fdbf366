namespace Mockloop.Matching.Engine.Planning;

/// <summary>Multipliers of "a pair meets once", of one candidate: only for people that a relaxed loop ever met twice.</summary>
sealed class PairPrices
{
    readonly List<int> _people = [];
    readonly List<double> _prices = [], _slopes = [];

    public double Sum => _prices.Sum();

    /// <summary>Price of meeting a person once more; 0 for those never met twice.</summary>
    public double Of(int person) => _people.IndexOf(person) is var at and >= 0 ? _prices[at] : 0;

    /// <summary>Takes the prices off what the meetings are worth.</summary>
    public void Charge(double[] worth)
    {
        for (var i = 0; i < _people.Count; i++)
            worth[_people[i]] -= _prices[i];
    }

    /// <summary>Notes whom a relaxed loop met; returns the square of the direction.</summary>
    public double Slope(PlanModel model, ReadOnlySpan<int> seats, double keep)
    {
        for (var chair = 0; chair < seats.Length; chair++)
            for (var other = chair + 1; seats[chair] >= 0 && other < seats.Length; other++)
                if (seats[other] >= 0 && model.Table.Person[seats[chair]] == model.Table.Person[seats[other]]
                    && !_people.Contains(model.Table.Person[seats[chair]]))
                {
                    _people.Add(model.Table.Person[seats[chair]]);
                    _prices.Add(0);
                    _slopes.Add(0);
                }
        var square = 0.0;
        for (var i = 0; i < _people.Count; i++)
        {
            var slope = 1.0;
            foreach (var seat in seats)
                if (seat >= 0 && model.Table.Person[seat] == _people[i])
                    slope--;
            _slopes[i] = keep * _slopes[i] + (1 - keep) * slope;
            if (_prices[i] > 0 || _slopes[i] < 0)
                square += _slopes[i] * _slopes[i];
        }
        return square;
    }

    public void Step(double length)
    {
        for (var i = 0; i < _people.Count; i++)
            _prices[i] = Math.Max(0, _prices[i] - length * _slopes[i]);
    }

    public double[] Save() => [.. _prices];

    /// <summary>Back to saved prices; people met since then get none.</summary>
    public void Restore(double[] saved)
    {
        for (var i = 0; i < _prices.Count; i++)
            _prices[i] = i < saved.Length ? saved[i] : 0;
    }
}
