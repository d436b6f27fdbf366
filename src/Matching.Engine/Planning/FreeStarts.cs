using NodaTime;

namespace Mockloop.Matching.Engine.Planning;

/// <summary>Starts at which a person has room for an interview, by their free time and what stands.</summary>
static class FreeStarts
{
    /// <summary>In order, each once.</summary>
    public static List<int> Of(PlanModel model, int person, int minutes)
    {
        var starts = new List<int>();
        var isSorted = true;
        foreach (var span in model.People[person].Available)
        {
            var (first, last) = model.Grid.StartsWithin(span, minutes);
            isSorted &= starts.Count == 0 || first > starts[^1];
            for (var cell = first; cell <= last; cell++)
                if (model.Standing.IsFree(person, model.Grid.MinuteAt(cell), minutes))
                    starts.Add(cell);
        }
        return isSorted ? starts : [.. starts.Distinct().Order()];
    }

    /// <summary>Those of a candidate for a stage: in its window, in step with what stands of the loop; with the business day.</summary>
    public static IEnumerable<(int Cell, int Day)> OfStage(PlanModel model, int candidate, int stage)
    {
        var (person, it) = (model.Candidates[candidate], model.Stages[stage]);
        var dates = model.Grid.DaysIn(model.People[person].Zone);
        var (firstDay, lastDay, first, last) = model.Standing.Between(candidate, stage);
        (firstDay, lastDay) = (Math.Max(firstDay, it.From), Math.Min(lastDay, it.To));
        var (date, day) = (-1, 0);
        foreach (var cell in Of(model, person, it.Minutes))
        {
            if (dates[cell] != date)
                (date, day) = (dates[cell], model.Calendars[candidate].NumberOf(model.Grid.DateOf(dates[cell])));
            var start = model.Grid.MinuteAt(cell);
            if (day > 0 && day >= firstDay && day <= lastDay && start >= first && start + it.Minutes <= last)
                yield return (cell, day);
        }
    }
}
