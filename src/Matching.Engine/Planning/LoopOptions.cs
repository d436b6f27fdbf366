namespace Mockloop.Matching.Engine.Planning;

/// <summary>A slot with, per role, who could sit there, best first.</summary>
sealed record LoopOption(Slot Slot, int[][] Fits);

/// <summary>How ties are broken: the plain order, or one shuffled by a seeded source.</summary>
sealed record LoopOrder(Random? Jitter)
{
    public static readonly LoopOrder Plain = new((Random?)null);

    /// <summary>A small random term, 0 in the plain order.</summary>
    public int Noise(int scale) => Jitter?.Next(scale) ?? 0;
}

/// <summary>Everything open to one candidate on a board.</summary>
static class LoopOptions
{
    public static List<LoopOption>[] Of(PlanModel model, PlanBoard board, int candidate, int[] stages, LoopOrder order)
    {
        var options = new List<LoopOption>[stages.Length];
        for (var i = 0; i < stages.Length; i++)
            options[i] = OfStage(model, board, candidate, stages[i], order);
        return options;
    }

    static List<LoopOption> OfStage(PlanModel model, PlanBoard board, int candidate, int stage, LoopOrder order)
    {
        var roles = model.Stages[stage].Roles;
        var (after, before) = StandingBounds.Of(model, candidate, stage);
        var fit = roles.Select(role => Ranked(model, board, candidate, stage, role, order)).ToArray();
        var found = new List<(LoopOption Option, int Rank)>();
        foreach (var slot in model.SlotsOf(candidate, stage))
        {
            if (!after.Allows(slot) || !before.Allows(slot) || !board.IsIdle(candidate, slot.Start, slot.End))
                continue;
            var fits = new int[roles.Count][];
            for (var r = 0; r < fits.Length; r++)
                fits[r] = [.. fit[r].Where(p => model.IsFree(p, stage, slot.Index)
                    && board.IsUnderCaps(p, slot.Index) && board.IsIdle(p, slot.Start, slot.End))];
            if (PanelMatching.Largest(fits, _ => false) == fits.Length)
                found.Add((new LoopOption(slot, fits), slot.Index + order.Noise(96)));
        }
        return [.. found.OrderBy(f => f.Rank).ThenBy(f => f.Option.Slot.Index).Select(f => f.Option)];
    }

    // Least loaded first, then fewest meetings before, then the instance's order.
    static int[] Ranked(PlanModel model, PlanBoard board, int candidate, int stage, string role, LoopOrder order) =>
        [.. Enumerable.Range(0, model.People.Count)
            .Where(p => model.MayInterview(p, candidate, stage, role) && !board.HasMet(candidate, p))
            .Select(p => (Person: p, Load: board.LoadOf(p) + order.Noise(3)))
            .OrderBy(p => p.Load).ThenBy(p => model.HistoryOf(candidate, p.Person)).ThenBy(p => p.Person)
            .Select(p => p.Person)];

    /// <summary>Without the slots after which the next stage has nothing left; empty lists when the last stage cannot be reached.</summary>
    public static List<LoopOption>[] LeadingTo(PlanModel model, int[] stages, List<LoopOption>[] options)
    {
        List<LoopOption>[] kept = [.. options];
        for (var i = kept.Length - 2; i >= 0; i--)
        {
            var gap = (stages[i + 1] - stages[i]) * model.Instance.MinGapBusinessDays;
            var day = kept[i + 1].Select(o => o.Slot.Day).DefaultIfEmpty(int.MinValue / 2).Max() - gap;
            var start = kept[i + 1].Select(o => o.Slot.Start).DefaultIfEmpty(int.MinValue).Max();
            kept[i] = [.. kept[i].Where(o => o.Slot.Day <= day && o.Slot.End + model.Instance.BufferMinutes <= start)];
        }
        return kept;
    }
}

/// <summary>What the nearest standing interviews of the loop leave open for a stage between them.</summary>
readonly record struct StandingBounds(int Day, int Minute, bool After)
{
    public bool Allows(Slot slot) => After
        ? slot.Day >= Day && slot.Start >= Minute
        : slot.Day <= Day && slot.End <= Minute;

    public static (StandingBounds After, StandingBounds Before) Of(PlanModel model, int candidate, int stage)
    {
        var after = new StandingBounds(int.MinValue, int.MinValue, true);
        var before = new StandingBounds(int.MaxValue, int.MaxValue, false);
        foreach (var ((who, other), (start, end)) in model.Standing)
        {
            if (who != candidate)
                continue;
            var day = model.Calendars[candidate]!.NumberUpTo(Grid.InstantOf(start).InZone(model.Zones[candidate]).Date);
            var gap = Math.Abs(stage - other) * model.Instance.MinGapBusinessDays;
            if (other < stage)
                after = after with { Day = Math.Max(after.Day, day + gap), Minute = Math.Max(after.Minute, end) };
            else
                before = before with { Day = Math.Min(before.Day, day - gap), Minute = Math.Min(before.Minute, start) };
        }
        return (after, before);
    }
}
