namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// The model along the nodes of an even grid, for one cell. With t = exp(η), P(x) is proportional to exp(−T(x))·tˣ, and t grows by the same factor from
/// node to node: nothing but the logarithm has to be taken at each. Where tᵐ would leave the range of numbers, the sums are scaled node by node.
/// </summary>
sealed class CellCurves(Design design, Parameters at, double[][] sums, double[] nodes)
{
    const double LargestExponent = 600;

    readonly double step = nodes.Length > 1 ? nodes[1] - nodes[0] : 0;
    readonly double[][] weights = Weights(sums);

    /// <summary>Logarithm of the normalising sum at each node.</summary>
    public void LogSums(int cell, Span<double> into)
    {
        var (offset, scale) = Cell(cell);
        if (!IsSafe(offset, scale))
        {
            Span<double> room = new double[sums[scale].Length];
            for (int q = 0; q < into.Length; q++)
                into[q] = CategoryModel.Moments(nodes[q] - offset, sums[scale], room).LogSum;
            return;
        }
        double[] weight = weights[scale];
        double odds = Math.Exp(nodes[0] - offset), growth = Math.Exp(step);
        for (int q = 0; q < into.Length; q++, odds *= growth)
        {
            double sum = weight[^1];
            for (int x = weight.Length - 2; x >= 0; x--)
                sum = sum * odds + weight[x];
            into[q] = Math.Log(sum);
        }
    }

    /// <summary>Expected number of scores of at least k, k = 1…m, when so many subjects stand at each node; added.</summary>
    public void AtLeast(int cell, ReadOnlySpan<double> subjects, Span<double> into)
    {
        const double nobody = 1e-12;
        var (offset, scale) = Cell(cell);
        bool safe = IsSafe(offset, scale);
        double[] weight = weights[scale];
        Span<double> share = weight.Length <= 32 ? stackalloc double[weight.Length] : new double[weight.Length];
        double odds = safe ? Math.Exp(nodes[0] - offset) : 0, growth = Math.Exp(step);
        for (int q = 0; q < subjects.Length; q++, odds *= growth)
        {
            if (subjects[q] < nobody)
                continue;
            double part = subjects[q];
            if (safe)
            {
                double power = 1, total = 0;
                for (int x = 0; x < weight.Length; x++, power *= odds)
                    total += share[x] = weight[x] * power;
                for (int x = weight.Length - 2; x > 0; x--)
                    share[x] += share[x + 1];
                part /= total;
            }
            else
                CategoryModel.Moments(nodes[q] - offset, sums[scale], share);
            for (int k = 1; k < weight.Length; k++)
                into[k - 1] += part * share[k];
        }
    }

    static double[][] Weights(double[][] sums)
    {
        double[][] weights = new double[sums.Length][];
        for (int scale = 0; scale < sums.Length; scale++)
        {
            weights[scale] = new double[sums[scale].Length];
            for (int x = 0; x < weights[scale].Length; x++)
                weights[scale][x] = Math.Exp(-sums[scale][x]);
        }
        return weights;
    }

    (double Offset, int Scale) Cell(int cell) => (at.Offset(design.Cells.Rater[cell], design.Cells.Item[cell]), design.Scales.Of(design.Cells.Item[cell]));

    bool IsSafe(double offset, int scale)
    {
        double[] total = sums[scale];
        double furthest = Math.Max(Math.Abs(nodes[0] - offset), Math.Abs(nodes[^1] - offset)), most = 0;
        foreach (double t in total)
            most = Math.Max(most, Math.Abs(t));
        return furthest * (total.Length - 1) + most < LargestExponent;
    }
}
