namespace Mockloop.Matching.Engine.Planning;

/// <summary>A board in the words of the instance.</summary>
static class PlanWriter
{
    public static List<Placement> PlacementsOf(PlanModel model, Board board)
    {
        var placed = new List<Placement>();
        for (var c = 0; c < model.Candidates.Length; c++)
        {
            var slots = board.SlotsOf(c);
            for (var step = 0; step < board.LengthOf(c); step++)
            {
                var (stage, cell) = (model.Slots.Steps[c][step], model.Slots.Cell[model.Slots.First(c, step) + slots[step]]);
                for (var chair = model.FirstChair[stage]; chair < model.FirstChair[stage + 1]; chair++)
                    placed.Add(new(model.People[model.Candidates[c]].Id, model.Stages[stage].Id, model.Chairs[chair].Role,
                        model.People[model.Table.Person[board.SeatsOf(c)[chair]]].Id,
                        Grid.InstantOf(model.Grid.MinuteAt(cell)), Grid.InstantOf(model.Grid.MinuteAt(cell) + model.Stages[stage].Minutes)));
            }
        }
        return placed;
    }
}
