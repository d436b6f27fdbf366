namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// How many interviews each person can give at most, for whatever plan: on each date as many as fit beside each other at
/// starts that some candidate has and where the rest of the panel can sit, within the caps of dates and weeks. The shared
/// limits imply it, but prices find it slowly.
/// </summary>
static class MostGiven
{
    /// <summary>Per person, what stands apart.</summary>
    public static int[] Of(PlanModel model)
    {
        var wanted = WantedStarts(model);
        var starts = model.People.Select(_ => new SortedDictionary<int, List<(int End, int Start)>>()).ToArray();
        for (var chair = 0; chair < model.Chairs.Length; chair++)
            for (var cell = 0; cell < model.Grid.Count; cell++)
                foreach (var seat in model.Table.Seats(chair, cell))
                    if (wanted[model.Chairs[chair].Stage].TryGetValue(cell, out var candidates) && IsUsable(model, chair, seat, candidates))
                    {
                        var days = starts[model.Table.Person[seat]];
                        if (!days.TryGetValue(model.Table.DayKey[seat], out var day))
                            days[model.Table.DayKey[seat]] = day = [];
                        day.Add((cell + model.Cells[model.Chairs[chair].Stage], cell));
                    }
        return [.. starts.Select((days, person) => Math.Min(model.Candidates.Length, days
            .GroupBy(day => (day.Key - person * model.Grid.Days) / 7)
            .Sum(week => Math.Min(Math.Max(0, model.Standing.WeekLeft[person * model.Grid.Weeks + week.Key]),
                week.Sum(day => Math.Min(Math.Max(0, model.Standing.DayLeft[day.Key]), Beside(day.Value)))))))];
    }

    // Candidates that could have each stage at each start.
    static Dictionary<int, List<int>>[] WantedStarts(PlanModel model)
    {
        var wanted = model.Stages.Select(_ => new Dictionary<int, List<int>>()).ToArray();
        for (var c = 0; c < model.Candidates.Length; c++)
            for (var step = 0; step < model.Slots.Steps[c].Length; step++)
                for (var slot = model.Slots.First(c, step); slot < model.Slots.First(c, step + 1); slot++)
                {
                    var stage = wanted[model.Slots.Steps[c][step]];
                    if (!stage.TryGetValue(model.Slots.Cell[slot], out var candidates))
                        stage[model.Slots.Cell[slot]] = candidates = [];
                    candidates.Add(c);
                }
        return wanted;
    }

    static bool IsUsable(PlanModel model, int chair, int seat, List<int> candidates)
    {
        var (person, stage) = (model.Table.Person[seat], model.Chairs[chair].Stage);
        for (var other = model.FirstChair[stage]; other < model.FirstChair[stage + 1]; other++)
        {
            var seats = model.Table.Seats(other, model.Table.Cell[seat]);
            if (other != chair && (seats.Length == 0 || seats.Length == 1 && model.Table.Person[seats[0]] == person))
                return false;
        }
        return candidates.Exists(c => !model.Meetings.IsBarred(c, person));
    }

    // Most intervals of which no two overlap: always the one that ends first.
    static int Beside(List<(int End, int Start)> intervals)
    {
        intervals.Sort();
        var (count, free) = (0, int.MinValue);
        foreach (var (end, start) in intervals)
            if (start >= free)
                (count, free) = (count + 1, end);
        return count;
    }
}
