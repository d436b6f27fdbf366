namespace Mockloop.Debrief.Engine.Calibration;

/// <summary><see cref="SharedInformation"/> written out: lower triangle, row by row.</summary>
sealed class DenseInformation
{
    readonly NormalEquations equations;
    readonly Design design;

    public DenseInformation(NormalEquations equations, SharedInformation information, IReadOnlyList<Gauge> gauges, double ridge)
    {
        (this.equations, design) = (equations, equations.Design);
        Matrix = new double[design.Size * design.Size];
        for (int i = 0; i < design.Size; i++)
            Add(i, i, information.OwnInformation[i] == 0 ? 1 : information.OwnInformation[i] * (1 + ridge));
        AddShared();
        for (int s = 0; s < design.Subjects; s++)
            if (equations.Pivot[s] > 0)
                Eliminate(s);
        foreach (var gauge in gauges)
        {
            double hold = information.Hold(gauge) / gauge.Norm;
            for (int a = 0; a < gauge.Places.Length; a++)
                for (int b = 0; b <= a; b++)
                    Add(gauge.Places[a], gauge.Places[b], hold * gauge.Weights[a] * gauge.Weights[b]);
        }
    }

    public double[] Matrix { get; }

    void Add(int row, int column, double value) => Matrix[row * design.Size + column] += value;

    void AddShared()
    {
        int most = design.MostSteps;
        for (int scale = 0; scale < design.Scales.Count; scale++)
            for (int k = 1, step = design.Step[scale]; k < design.Scales.Top(scale); k++)
                for (int j = 0; j < k; j++)
                    Add(step + k, step + j, equations.StepInformation[(scale * most + k) * most + j]);
        for (int cell = 0; cell < design.Cells.Count; cell++)
        {
            int rater = design.Cells.Rater[cell], item = design.Cells.Item[cell], place = design.ItemPlace(item), scale = design.Scales.Of(item);
            if (place >= 0)
                Add(place, rater, equations.CellVariance[cell]);
            for (int k = 0, step = design.Step[scale]; k < design.Scales.Top(scale); k++, step++)
            {
                Add(step, rater, equations.CellCovariance[cell * most + k]);
                if (place >= 0)
                    Add(step, place, equations.CellCovariance[cell * most + k]);
            }
        }
    }

    void Eliminate(int subject)
    {
        int from = design.Coupling.Start[subject], to = design.Coupling.Start[subject + 1];
        for (int a = from; a < to; a++)
        {
            double scaled = equations.Coupled[a] / equations.Pivot[subject];
            for (int b = from; b <= a; b++)
            {
                var (row, column) = (design.Coupling.Place[a], design.Coupling.Place[b]);
                Add(Math.Max(row, column), Math.Min(row, column), -scaled * equations.Coupled[b]);
            }
        }
    }
}
