namespace Mockloop.Matching.Engine.Planning;

/// <summary>
/// Numbers the grid steps at which somebody could be taken: of each person only those, in order, so that an interview
/// takes a run of consecutive spots. What can be in conflict is a spot; there are far fewer than people × steps.
/// </summary>
sealed class PersonSpots(PlanModel model)
{
    readonly int[][] _first = new int[model.People.Count][];

    public int Count { get; private set; }

    /// <summary>Numbers the steps that the given starts cover; each with its length in steps.</summary>
    public void Number(int person, IEnumerable<(int Cell, int Cells)> starts)
    {
        var first = new int[model.Grid.Count + model.Cells.Max()];
        foreach (var (cell, cells) in starts)
            first.AsSpan(cell, cells).Fill(1);
        for (var i = 0; i < first.Length; i++)
            first[i] = first[i] == 1 ? Count++ : -1;
        _first[person] = first;
    }

    /// <summary>The spot at which an interview that starts there begins, or −1 for a person who never gives one.</summary>
    public int At(int person, int cell) => _first[person] is { } first ? first[cell] : -1;
}
