namespace Mockloop.Matching.Engine.Planning;

/// <summary>How far each candidate's loop can get when nobody else is there: what "everything placeable" means.</summary>
sealed class Reach
{
    const int Budget = 200_000;

    public Reach(PlanModel model, CancellationToken ct)
    {
        var (empty, insertion) = (new Board(model), new LoopInsertion(model));
        Steps = new int[model.Candidates.Length];
        Scarcity = new long[Steps.Length];
        for (var c = 0; c < Steps.Length; c++)
        {
            var (wanted, found) = (model.Slots.Steps[c].Length, insertion.Insert(empty, c));
            empty.Clear(c);
            Scarcity[c] = ScarcityOf(model, c);
            Steps[c] = found;
            if (found == wanted || found == Relaxed(model, c))
                continue;
            var search = new LoopSearch(model, empty, c, Budget, ct).Run();
            Steps[c] = search.IsExhaustive ? search.Best.Count : Relaxed(model, c);
        }
    }

    /// <summary>No plan places more steps of that loop.</summary>
    public int[] Steps { get; }

    /// <summary>Ways to seat the scarcest step; who has fewest goes first.</summary>
    public long[] Scarcity { get; }

    // Where days and gaps alone end the loop, whoever sits where.
    static int Relaxed(PlanModel model, int candidate)
    {
        var before = new bool[0];
        for (var step = 0; step < model.Slots.Steps[candidate].Length; step++)
        {
            var (first, count) = (model.Slots.First(candidate, step), model.Slots.Count(candidate, step));
            var open = new bool[count];
            for (var slot = 0; slot < count; slot++)
                open[slot] = step == 0 || Array.IndexOf(before, true, 0, model.Slots.Before[first + slot]) >= 0;
            if (!open.Contains(true))
                return step;
            before = open;
        }
        return model.Slots.Steps[candidate].Length;
    }

    static long ScarcityOf(PlanModel model, int candidate)
    {
        var least = long.MaxValue;
        for (var step = 0; step < model.Slots.Steps[candidate].Length; step++)
        {
            var (first, stage, seats) = (model.Slots.First(candidate, step), model.Slots.Steps[candidate][step], long.MaxValue);
            for (var chair = model.FirstChair[stage]; chair < model.FirstChair[stage + 1]; chair++)
            {
                var sum = 0L;
                for (var slot = 0; slot < model.Slots.Count(candidate, step); slot++)
                    sum += model.Table.FirstSeat(chair, model.Slots.Cell[first + slot] + 1) - model.Table.FirstSeat(chair, model.Slots.Cell[first + slot]);
                seats = Math.Min(seats, sum);
            }
            least = Math.Min(least, seats);
        }
        return least;
    }
}
