namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>The pairs of a rater and an item that occur, numbered: ratings of one pair differ by the subject alone.</summary>
sealed class Cells
{
    public Cells(Design design)
    {
        var numbers = new Dictionary<long, int>();
        Of = new int[design.Rater.Length];
        List<int> raters = [], items = [];
        for (int n = 0; n < Of.Length; n++)
        {
            long key = (long)design.Rater[n] * design.Items + design.Item[n];
            if (!numbers.TryGetValue(key, out int cell))
            {
                numbers.Add(key, cell = raters.Count);
                raters.Add(design.Rater[n]);
                items.Add(design.Item[n]);
            }
            Of[n] = cell;
        }
        (Rater, Item) = ([.. raters], [.. items]);
    }

    /// <summary>Per rating.</summary>
    public int[] Of { get; }

    /// <summary>Per cell.</summary>
    public int[] Rater { get; }

    /// <inheritdoc cref="Rater"/>
    public int[] Item { get; }

    public int Count => Rater.Length;
}
