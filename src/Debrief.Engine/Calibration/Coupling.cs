namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Which shared parameters touch which subject: a sparse row per subject, and for each rating its slots in that row.</summary>
sealed class Coupling
{
    public Coupling(Design design)
    {
        Start = new int[design.Subjects + 1];
        (RaterSlot, ItemSlot, StepSlot) = (new int[design.Rater.Length], new int[design.Rater.Length], new int[design.Rater.Length]);
        var places = new List<int>();
        var slots = new int[design.Size];
        var seen = new int[design.Size];
        for (int s = 0; s < design.Subjects; s++)
        {
            int Slot(int place, int count)
            {
                if (seen[place] != s + 1)
                {
                    (seen[place], slots[place]) = (s + 1, places.Count);
                    for (int k = 0; k < count; k++)
                        places.Add(place + k);
                }
                return slots[place];
            }
            for (int n = design.Start[s]; n < design.Start[s + 1]; n++)
            {
                int scale = design.Scales.Of(design.Item[n]);
                RaterSlot[n] = Slot(design.Rater[n], 1);
                ItemSlot[n] = design.HasItems ? Slot(design.ItemPlace(design.Item[n]), 1) : -1;
                StepSlot[n] = design.Scales.Top(scale) > 0 ? Slot(design.Step[scale], design.Scales.Top(scale)) : -1;
            }
            if (design.Mean >= 0)
                Slot(design.Mean, 1);
            Start[s + 1] = places.Count;
        }
        Place = [.. places];
    }

    /// <summary>Where a subject's row begins.</summary>
    public int[] Start { get; }

    /// <summary>The parameter of each slot. Where there is a mean, it is the last of its row.</summary>
    public int[] Place { get; }

    /// <summary>Per rating.</summary>
    public int[] RaterSlot { get; }

    /// <summary>Per rating; −1 where items are no parameters.</summary>
    public int[] ItemSlot { get; }

    /// <summary>Per rating: the slot of the first threshold of its scale.</summary>
    public int[] StepSlot { get; }
}
