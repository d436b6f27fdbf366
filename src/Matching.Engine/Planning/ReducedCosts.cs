namespace Mockloop.Matching.Engine.Planning;

/// <summary>A seat at a slot of a loop, and what choosing it loses against the candidate's best loop at the prices.</summary>
readonly record struct Choice(int Step, int Slot, int Chair, int Seat, float Loss);

/// <summary>
/// Reduced costs of a candidate's choices at the bound's prices, by a forward and a backward pass. A choice that loses
/// more than bound − value is in no better plan; small losses point to where good plans are.
/// </summary>
sealed class ReducedCosts(PlanModel model, LagrangianBound bound, int[] reach, bool isWhole)
{
    readonly RelaxedLoop _loop = new(model, bound.Prices);
    readonly double[][] _to = [.. model.Stages.Select(_ => new double[model.Slots.MostSlots])];
    readonly double[][] _from = [.. model.Stages.Select(_ => new double[model.Slots.MostSlots])];

    /// <summary>All choices that lose at most so much, steps in order.</summary>
    public List<Choice> Of(int candidate, double most)
    {
        var (slots, choices) = (model.Slots, new List<Choice>());
        _loop.Fill(candidate, bound.Pairs[candidate], reach[candidate]);
        var best = Passes(candidate);
        for (var step = 0; step < reach[candidate]; step++)
        {
            var stage = slots.Steps[candidate][step];
            var first = slots.First(candidate, step);
            for (var slot = 0; slot < slots.Count(candidate, step); slot++)
            {
                var loss = best - _to[step][slot] - _from[step][slot];
                if (!(loss <= most))
                    continue;
                for (var chair = model.FirstChair[stage]; chair < model.FirstChair[stage + 1]; chair++)
                    AddSeats(choices, step, slot, chair, slots.Cell[first + slot], loss, most);
            }
        }
        return choices;
    }

    // What a seat loses beside its slot: the panel's worth against this seat with everybody else at their best.
    void AddSeats(List<Choice> choices, int step, int slot, int chair, int cell, double loss, double most)
    {
        var stage = model.Chairs[chair].Stage;
        var own = _loop.PanelWorth(stage, slot);
        for (var other = model.FirstChair[stage]; other < model.FirstChair[stage + 1]; other++)
            if (other != chair)
                own -= _loop.Top[other][slot];
        for (int seat = model.Table.FirstSeat(chair, cell), end = model.Table.FirstSeat(chair, cell + 1); seat < end; seat++)
            if (loss + Math.Max(0, own - ValueOf(seat)) is var total && total <= most)
                choices.Add(new(step, slot, chair, seat, (float)total));
    }

    double ValueOf(int seat) => _loop.Worth[model.Table.Person[seat]] - bound.Prices.Price[seat];

    // _to: best way up to and with a slot; _from: best way on from it. Returns the best loop's value.
    double Passes(int candidate)
    {
        var (slots, steps, objective, worth) = (model.Slots, model.Slots.Steps[candidate], model.Objective, _loop.Path.Worth);
        var best = reach[candidate] == 0 || !isWhole ? objective.IdleLoop(candidate) : LoopPath.No;
        for (var step = 0; step < reach[candidate]; step++)
        {
            var (first, running, seen) = (slots.First(candidate, step), LoopPath.No, 0);
            for (var slot = 0; slot < slots.Count(candidate, step); slot++)
            {
                for (; step > 0 && seen < slots.Before[first + slot]; seen++)
                    running = Math.Max(running, _to[step - 1][seen]);
                _to[step][slot] = worth[step][slot] + bound.PerStep
                    + (step == 0 ? objective.StartOn(candidate, steps[0], slots.Day[first + slot]) : running);
            }
        }
        for (var step = reach[candidate] - 1; step >= 0; step--)
        {
            var (first, count) = (slots.First(candidate, step), slots.Count(candidate, step));
            var (next, running) = (step + 1 < reach[candidate] ? slots.Count(candidate, step + 1) : 0, LoopPath.No);
            for (var slot = count - 1; slot >= 0; slot--)
            {
                for (; next > 0 && slots.Before[slots.First(candidate, step + 1) + next - 1] > slot; next--)
                    running = Math.Max(running, worth[step + 1][next - 1] + bound.PerStep + _from[step + 1][next - 1]);
                var end = isWhole && step + 1 < reach[candidate] ? LoopPath.No : objective.EndOn(candidate, steps[step], slots.Day[first + slot]);
                _from[step][slot] = Math.Max(end, running);
                best = Math.Max(best, _to[step][slot] + _from[step][slot]);
            }
        }
        return best;
    }
}
