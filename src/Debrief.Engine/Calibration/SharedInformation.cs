namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// Information about the shared parameters once the subjects are eliminated (the Schur complement of the arrow's diagonal side),
/// with the gauges held. A constraint c is held by adding λ c cᵀ, which leaves the solution exact where the gradient is blind to the gauge.
/// </summary>
sealed class SharedInformation
{
    readonly NormalEquations equations;
    readonly Design design;
    readonly IReadOnlyList<Gauge> gauges;
    readonly double ridge;
    readonly double[] holds;

    public SharedInformation(NormalEquations equations, IReadOnlyList<Gauge> gauges, double ridge)
    {
        (this.equations, design, this.gauges, this.ridge) = (equations, equations.Design, gauges, ridge);
        Diagonal = new double[design.Size];
        OwnInformation = new double[design.Size];
        FillDiagonal();
        for (int i = 0; i < Diagonal.Length; i++)
            Diagonal[i] = OwnInformation[i] == 0 ? 1 : Diagonal[i] + ridge * OwnInformation[i];
        holds = new double[gauges.Count];
        for (int g = 0; g < gauges.Count; g++)
            holds[g] = Hold(gauges[g]);
        for (int g = 0; g < gauges.Count; g++)
            for (int k = 0; k < gauges[g].Places.Length; k++)
                Diagonal[gauges[g].Places[k]] += holds[g] * gauges[g].Weights[k] * gauges[g].Weights[k] / gauges[g].Norm;
    }

    /// <summary>Of the whole matrix.</summary>
    public double[] Diagonal { get; }

    /// <summary>Information of each parameter alone, all others known.</summary>
    public double[] OwnInformation { get; }

    /// <summary>The λ of a gauge: what its parameters know about themselves on average, so that all directions weigh alike.</summary>
    public double Hold(Gauge gauge)
    {
        double sum = 0;
        foreach (int place in gauge.Places)
            sum += OwnInformation[place];
        return sum / gauge.Places.Length;
    }

    /// <summary>result = matrix × vector.</summary>
    public void Multiply(ReadOnlySpan<double> vector, Span<double> result)
    {
        MultiplyShared(vector, result);
        for (int s = 0; s < design.Subjects; s++)
        {
            int from = design.Coupling.Start[s], to = design.Coupling.Start[s + 1];
            if (equations.Pivot[s] <= 0)
                continue;
            double sum = 0;
            for (int at = from; at < to; at++)
                sum += equations.Coupled[at] * vector[design.Coupling.Place[at]];
            sum /= equations.Pivot[s];
            for (int at = from; at < to; at++)
                result[design.Coupling.Place[at]] -= equations.Coupled[at] * sum;
        }
        for (int g = 0; g < gauges.Count; g++)
        {
            var gauge = gauges[g];
            double sum = holds[g] * gauge.Sum(vector) / gauge.Norm;
            for (int k = 0; k < gauge.Places.Length; k++)
                result[gauge.Places[k]] += sum * gauge.Weights[k];
        }
    }

    void MultiplyShared(ReadOnlySpan<double> vector, Span<double> result)
    {
        int most = design.MostSteps;
        for (int i = 0; i < result.Length; i++)
            result[i] = (OwnInformation[i] == 0 ? 1 : ridge * OwnInformation[i]) * vector[i];
        for (int cell = 0; cell < design.Cells.Count; cell++)
        {
            int rater = design.Cells.Rater[cell], item = design.Cells.Item[cell], place = design.ItemPlace(item), scale = design.Scales.Of(item);
            double sum = vector[rater] + (place < 0 ? 0 : vector[place]), got = equations.CellVariance[cell] * sum;
            for (int k = 0, step = design.Step[scale]; k < design.Scales.Top(scale); k++, step++)
            {
                got += equations.CellCovariance[cell * most + k] * vector[step];
                result[step] += equations.CellCovariance[cell * most + k] * sum;
            }
            result[rater] += got;
            if (place >= 0)
                result[place] += got;
        }
        for (int scale = 0; scale < design.Scales.Count; scale++)
            for (int k = 0, step = design.Step[scale]; k < design.Scales.Top(scale); k++)
                for (int j = 0; j < design.Scales.Top(scale); j++)
                    result[step + k] += StepInformation(scale, k, j) * vector[step + j];
        if (design.Mean >= 0)
            result[design.Mean] += equations.MeanInformation * vector[design.Mean];
    }

    double StepInformation(int scale, int k, int j) => equations.StepInformation[(scale * design.MostSteps + Math.Max(k, j)) * design.MostSteps + Math.Min(k, j)];

    void FillDiagonal()
    {
        for (int cell = 0; cell < design.Cells.Count; cell++)
        {
            OwnInformation[design.Cells.Rater[cell]] += equations.CellVariance[cell];
            if (design.HasItems)
                OwnInformation[design.ItemPlace(design.Cells.Item[cell])] += equations.CellVariance[cell];
        }
        for (int scale = 0; scale < design.Scales.Count; scale++)
            for (int k = 0; k < design.Scales.Top(scale); k++)
                OwnInformation[design.Step[scale] + k] = StepInformation(scale, k, k);
        if (design.Mean >= 0)
            OwnInformation[design.Mean] = equations.MeanInformation;
        OwnInformation.CopyTo(Diagonal, 0);
        for (int s = 0; s < design.Subjects; s++)
            for (int at = design.Coupling.Start[s]; at < design.Coupling.Start[s + 1]; at++)
                if (equations.Pivot[s] > 0)
                    Diagonal[design.Coupling.Place[at]] -= equations.Coupled[at] * equations.Coupled[at] / equations.Pivot[s];
    }
}
