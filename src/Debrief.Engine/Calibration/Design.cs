using Mockloop.Debrief.Engine.Ratings;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// The ratings in use, subject by subject, and the places of the shared parameters: raters, items (rating scale only; with partial credit
/// an item is the mean of its thresholds), thresholds, and for marginal likelihood the mean of the subjects.
/// Subjects are many, and given all else independent: the normal equations are an arrow whose long side is diagonal.
/// </summary>
sealed class Design
{
    public Design(RatingTable table, bool[] used, ScaleModel model, bool withMean)
    {
        Scales = Scales.Of(table, used, model);
        (Subjects, Raters, Items) = (table.Subjects.Length, table.Raters.Length, table.Items.Length);
        Start = new int[Subjects + 1];
        for (int n = 0; n < table.Count; n++)
            if (used[n])
                Start[table.Subject[n] + 1]++;
        for (int s = 0; s < Subjects; s++)
            Start[s + 1] += Start[s];
        Row = new int[Start[Subjects]];
        int[] next = Start[..Subjects];
        for (int n = 0; n < table.Count; n++)
            if (used[n])
                Row[next[table.Subject[n]]++] = n;
        (Rater, Item, Category) = (new int[Row.Length], new int[Row.Length], new byte[Row.Length]);
        for (int n = 0; n < Row.Length; n++)
        {
            int row = Row[n];
            (Rater[n], Item[n]) = (table.Rater[row], table.Item[row]);
            Category[n] = (byte)Scales.Category(Item[n], table.Score[row]);
        }
        Place(withMean);
        Cells = new Cells(this);
        Coupling = new Coupling(this);
    }

    public Scales Scales { get; }
    public int Subjects { get; }
    public int Raters { get; }
    public int Items { get; }

    /// <summary>Where a subject's ratings begin; one more than there are subjects.</summary>
    public int[] Start { get; }

    /// <summary>Position in the table, per rating.</summary>
    public int[] Row { get; }

    /// <inheritdoc cref="Row"/>
    public int[] Rater { get; }

    /// <inheritdoc cref="Row"/>
    public int[] Item { get; }

    /// <inheritdoc cref="Row"/>
    public byte[] Category { get; }

    public Cells Cells { get; }
    public Coupling Coupling { get; }

    /// <summary>Number of shared parameters. Raters stand first, at their own number.</summary>
    public int Size { get; private set; }

    /// <summary>Whether items are parameters of their own; they stand after the raters.</summary>
    public bool HasItems => Scales.Count == 1;

    /// <summary>Place of the first threshold of each scale.</summary>
    public int[] Step { get; private set; } = [];

    /// <summary>Place of the subjects' mean, or −1.</summary>
    public int Mean { get; private set; } = -1;

    /// <summary>Thresholds of the longest scale.</summary>
    public int MostSteps { get; private set; }

    public int ItemPlace(int item) => HasItems ? Raters + item : -1;

    void Place(bool withMean)
    {
        int at = Raters + (HasItems ? Items : 0);
        Step = new int[Scales.Count];
        for (int scale = 0; scale < Scales.Count; scale++)
        {
            Step[scale] = at;
            at += Scales.Top(scale);
            MostSteps = Math.Max(MostSteps, Scales.Top(scale));
        }
        if (withMean)
            Mean = at++;
        Size = at;
    }
}
