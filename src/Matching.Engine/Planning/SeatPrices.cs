namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// The multipliers of a cohort's shared limits, in one vector: spots (nobody is in two places), daily and weekly caps,
/// and what one interview more costs each person. From them a price per seat, and each run of seats cheapest first.
/// </summary>
sealed class SeatPrices
{
    readonly PlanModel _model;
    readonly int[] _most;

    public SeatPrices(PlanModel model)
    {
        _model = model;
        (Days, Weeks, Loads) = (model.Spots, model.Spots + model.Standing.DayLeft.Length, model.Spots + model.Standing.DayLeft.Length + model.Standing.WeekLeft.Length);
        Multipliers = new double[Loads + model.People.Count];
        Room = new double[Multipliers.Length];
        Array.Fill(Room, 1, 0, Days);
        model.Standing.DayLeft.Select(left => (double)Math.Max(0, left)).ToArray().CopyTo(Room, Days);
        model.Standing.WeekLeft.Select(left => (double)Math.Max(0, left)).ToArray().CopyTo(Room, Weeks);
        _most = MostGiven.Of(model);
        Price = new double[model.Table.Count];
        Order = [.. Enumerable.Range(0, model.Table.Count)];
    }

    /// <summary>Where the sections begin; spots come first.</summary>
    public int Days { get; }

    /// <summary>Start of the weekly caps.</summary>
    public int Weeks { get; }

    /// <summary>Start of the loads, one per person; these may be negative.</summary>
    public int Loads { get; }

    public double[] Multipliers { get; set; }

    /// <summary>Right-hand side of every limit but the loads.</summary>
    public double[] Room { get; }

    /// <summary>Per seat.</summary>
    public double[] Price { get; }

    /// <summary>Seats, each run of a chair and start cheapest first.</summary>
    public int[] Order { get; }

    /// <summary>What the multipliers and the loads add to the bound.</summary>
    public double Constant()
    {
        var sum = 0.0;
        for (var i = 0; i < Loads; i++)
            sum += Multipliers[i] * Room[i];
        for (var person = 0; person < _model.People.Count; person++)
        {
            var (standing, given) = (_model.Standing.Given[person], (int)Math.Ceiling(Given(person) - 0.5));
            sum += Multipliers[Loads + person] * given - _model.Objective.LoadCost(person, standing + given);
        }
        return sum;
    }

    /// <summary>The load that a person would give at their multiplier, were it not whole.</summary>
    public double Given(int person)
    {
        var curvature = _model.Objective.Curvature;
        return curvature == 0 ? 0 : Math.Clamp(
            (Multipliers[Loads + person] - _model.Objective.NextCost(person, _model.Standing.Given[person])) / (2 * curvature) + 0.5, 0, _most[person]);
    }

    public void Update()
    {
        var table = _model.Table;
        for (var chair = 0; chair < _model.Chairs.Length; chair++)
        {
            var cells = _model.Cells[_model.Chairs[chair].Stage];
            for (var cell = 0; cell < _model.Grid.Count; cell++)
            {
                var (from, to) = (table.FirstSeat(chair, cell), table.FirstSeat(chair, cell + 1));
                for (var seat = from; seat < to; seat++)
                    Price[seat] = SpotPrice(table.Spot[seat], cells) + Multipliers[Days + table.DayKey[seat]]
                        + Multipliers[Weeks + table.WeekKey[seat]] + Multipliers[Loads + table.Person[seat]];
                Sort(from, to);
            }
        }
    }

    public double SpotPrice(int spot, int cells)
    {
        var sum = 0.0;
        for (var i = spot; i < spot + cells; i++)
            sum += Multipliers[i];
        return sum;
    }

    // Nearly in order from the step before, so insertion is quickest.
    void Sort(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            var (seat, at) = (Order[i], i);
            for (; at > from && Price[Order[at - 1]] > Price[seat]; at--)
                Order[at] = Order[at - 1];
            Order[at] = seat;
        }
    }
}
