namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// Gradient and information of a log-likelihood in which every subject meets shared parameters: information among the shared ones by cell
/// and scale, a diagonal of subjects, and the coupling of both (its sign turned: a subject raises what raters, items and thresholds lower).
/// </summary>
sealed class NormalEquations(Design design)
{
    readonly double[] covariances = new double[design.MostSteps];

    public Design Design => design;

    /// <summary>Of the shared parameters.</summary>
    public double[] Gradient { get; } = new double[design.Size];

    /// <summary>Of the subjects.</summary>
    public double[] SubjectGradient { get; } = new double[design.Subjects];

    /// <summary>Information of each subject about its own measure.</summary>
    public double[] Pivot { get; } = new double[design.Subjects];

    /// <summary>One value per slot of the coupling.</summary>
    public double[] Coupled { get; } = new double[design.Coupling.Place.Length];

    /// <summary>Variance of the scores of a cell, summed.</summary>
    public double[] CellVariance { get; } = new double[design.Cells.Count];

    /// <summary>Covariance of the score with "at least k", by cell.</summary>
    public double[] CellCovariance { get; } = new double[design.Cells.Count * design.MostSteps];

    /// <summary>Information among the thresholds of a scale, row by row.</summary>
    public double[] StepInformation { get; } = new double[design.Scales.Count * design.MostSteps * design.MostSteps];

    /// <summary>Information of the subjects' mean about itself.</summary>
    public double MeanInformation { get; set; }

    public void Clear()
    {
        Array.Clear(Gradient);
        Array.Clear(SubjectGradient);
        Array.Clear(Pivot);
        Array.Clear(Coupled);
        Array.Clear(CellVariance);
        Array.Clear(CellCovariance);
        Array.Clear(StepInformation);
        MeanInformation = 0;
    }

    /// <summary>Adds what one rating tells about its information; the gradient is the caller's.</summary>
    public void AddInformation(int subject, int rating, ReadOnlySpan<double> atLeast, double expected, double variance)
    {
        int item = design.Item[rating], scale = design.Scales.Of(item), steps = atLeast.Length - 1, cell = design.Cells.Of[rating];
        var coupling = design.Coupling;
        CategoryModel.Covariances(atLeast, expected, covariances);
        Pivot[subject] += variance;
        CellVariance[cell] += variance;
        Coupled[coupling.RaterSlot[rating]] += variance;
        if (design.HasItems)
            Coupled[coupling.ItemSlot[rating]] += variance;
        int size = design.MostSteps, at = scale * size * size;
        for (int k = 0; k < steps; k++)
        {
            CellCovariance[cell * size + k] += covariances[k];
            Coupled[coupling.StepSlot[rating] + k] += covariances[k];
            for (int j = 0; j <= k; j++)
                StepInformation[at + k * size + j] += atLeast[k + 1] - atLeast[k + 1] * atLeast[j + 1];
        }
    }

    /// <summary>What a prior of the subjects adds: its precision, by which each subject is tied to the mean.</summary>
    public void AddPrior(double precision)
    {
        for (int s = 0; s < design.Subjects; s++)
        {
            Pivot[s] += precision;
            Coupled[design.Coupling.Start[s + 1] - 1] = precision;
        }
        MeanInformation = precision * design.Subjects;
    }
}
