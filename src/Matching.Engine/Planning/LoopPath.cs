namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// The best way through one candidate's loop, given what each slot is worth: a dynamic program over the slots in order
/// of time, E[step][slot] = worth + max of E[step−1] over the slots that end early enough. Filled and read by one thread.
/// </summary>
sealed class LoopPath
{
    public const double No = double.NegativeInfinity;

    readonly PlanModel _model;
    readonly double[][] _best;
    readonly int[][] _from;

    public LoopPath(PlanModel model)
    {
        _model = model;
        var slots = Math.Max(1, model.Slots.MostSlots);
        Worth = [.. model.Stages.Select(_ => new double[slots])];
        _best = [.. model.Stages.Select(_ => new double[slots])];
        _from = [.. model.Stages.Select(_ => new int[slots])];
        Seat = [.. model.Chairs.Select(_ => new int[slots])];
        Slots = new int[model.Stages.Count];
        Seats = new int[model.Chairs.Length];
    }

    /// <summary>Per step and slot, filled before <see cref="Run"/>; <see cref="No"/> where nobody can sit.</summary>
    public double[][] Worth { get; }

    /// <summary>Per chair and slot, the seat that <see cref="Worth"/> is for.</summary>
    public int[][] Seat { get; }

    /// <summary>The path found, −1 after its end.</summary>
    public int[] Slots { get; }

    /// <summary>The seats of the path found, −1 where nobody sits.</summary>
    public int[] Seats { get; }

    /// <summary>Steps of the path found.</summary>
    public int Length { get; private set; }

    /// <summary>
    /// Value of the best path; <see cref="No"/> when it must have <paramref name="least"/> steps and cannot. Every step
    /// placed earns <paramref name="perStep"/>.
    /// </summary>
    public double Run(int candidate, int least, int most, double perStep)
    {
        var (table, steps, objective) = (_model.Slots, _model.Slots.Steps[candidate], _model.Objective);
        var start = steps.Length == 0 ? default : Linear(day => objective.StartOn(candidate, steps[0], day));
        var (best, end) = (least == 0 ? objective.IdleLoop(candidate) : No, -1);
        Length = 0;
        for (var step = 0; step < most; step++)
        {
            var (first, count) = (table.First(candidate, step), table.Count(candidate, step));
            var (running, at) = (No, -1);
            var finish = Linear(day => objective.EndOn(candidate, steps[step], day));
            for (var slot = 0; slot < count; slot++)
            {
                var value = Worth[step][slot];
                if (value != No)
                {
                    var before = table.Before[first + slot];
                    value += perStep + (step == 0 ? start.At0 + start.Slope * table.Day[first + slot]
                        : before > 0 ? _best[step - 1][before - 1] : No);
                    if (value > running)
                        (running, at) = (value, slot);
                    if (step + 1 >= least && value + finish.At0 + finish.Slope * table.Day[first + slot] is var whole && whole > best)
                        (best, end, Length) = (whole, slot, step + 1);
                }
                (_best[step][slot], _from[step][slot]) = (running, at);
            }
            if (running == No)
                break;
        }
        Trace(candidate, end);
        return best;
    }

    static (double At0, double Slope) Linear(Func<int, double> ofDay) => (ofDay(0), ofDay(1) - ofDay(0));

    void Trace(int candidate, int end)
    {
        Array.Fill(Slots, -1);
        Array.Fill(Seats, -1);
        for (var step = Length - 1; step >= 0; step--)
        {
            var stage = _model.Slots.Steps[candidate][step];
            Slots[step] = end;
            for (var chair = _model.FirstChair[stage]; chair < _model.FirstChair[stage + 1]; chair++)
                Seats[chair] = Seat[chair][end];
            if (step > 0)
                end = _from[step - 1][_model.Slots.Before[_model.Slots.First(candidate, step) + end] - 1];
        }
    }
}
