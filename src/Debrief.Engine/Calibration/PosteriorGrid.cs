namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>The grid on which subjects are integrated out. Ratings of one cell share what they need at every node, so the work grows with cells, not ratings.</summary>
sealed class PosteriorGrid(Design design)
{
    /// <summary>The grid reaches this many standard deviations of the subjects to either side.</summary>
    const double Reach = 6;

    const int MostNodes = 1001, FewestInParallel = 20_000;

    double[] nodes = [];
    double[] logSums = [], weights = [];
    double mean, spread, step;

    /// <summary>Lays the grid out anew when the subjects' distribution or the narrowest posterior has moved; true when it did.</summary>
    public bool Fit(Parameters at, double mostInformation)
    {
        double wanted = Math.Max(Math.Min(1 / Math.Sqrt(mostInformation), at.Spread), 2 * Reach * at.Spread / (MostNodes - 1));
        bool fits = nodes.Length > 0 && step <= 1.1 * wanted && Math.Abs(at.Shared[design.Mean] - mean) < 0.5 * spread && Math.Abs(Math.Log(at.Spread / spread)) < 0.15;
        if (!fits)
            Lay(at.Shared[design.Mean], at.Spread, wanted);
        return !fits;
    }

    void Lay(double centre, double width, double wanted)
    {
        (mean, spread) = (centre, width);
        nodes = new double[2 * (int)Math.Ceiling(Reach * width * 1.15 / wanted) + 1];
        step = wanted;
        for (int q = 0; q < nodes.Length; q++)
            nodes[q] = mean + (q - nodes.Length / 2) * step;
        logSums = new double[design.Cells.Count * nodes.Length];
        weights = new double[design.Cells.Count * nodes.Length];
    }

    /// <summary>Sets the subjects to their posterior means and gives the marginal log-likelihood.</summary>
    /// <param name="at">Measures; its subjects are replaced.</param>
    /// <param name="sums">Sums of thresholds per scale.</param>
    /// <param name="variance">Filled with the posterior variances.</param>
    /// <param name="gradient">The shared parameters' gradient is added here.</param>
    public double Integrate(Parameters at, double[][] sums, double[] variance, double[] gradient)
    {
        if (nodes.Length == 0)
            Fit(at, Math.Max(1, (design.Rater.Length + 1.0) / design.Subjects));
        var curves = new CellCurves(design, at, sums, nodes);
        ForEachCell(cell => curves.LogSums(cell, logSums.AsSpan(cell * nodes.Length, nodes.Length)));
        Array.Clear(weights);
        double[] prior = Prior(at), posterior = new double[nodes.Length];
        double value = 0;
        for (int s = 0; s < design.Subjects; s++)
            value += Posterior(s, at, sums, prior, posterior, variance);
        AddGradient(curves, gradient);
        return value;
    }

    /// <summary>On all cores where that pays: threads cost more than a few cells.</summary>
    void ForEachCell(Action<int> what)
    {
        if (design.Cells.Count * nodes.Length >= FewestInParallel)
            Parallel.For(0, design.Cells.Count, what);
        else
            for (int cell = 0; cell < design.Cells.Count; cell++)
                what(cell);
    }

    double[] Prior(Parameters at)
    {
        var prior = new double[nodes.Length];
        double constant = Math.Log(step / (at.Spread * Math.Sqrt(2 * Math.PI)));
        for (int q = 0; q < prior.Length; q++)
        {
            double z = (nodes[q] - at.Shared[design.Mean]) / at.Spread;
            prior[q] = constant - z * z / 2;
        }
        return prior;
    }

    double Posterior(int s, Parameters at, double[][] sums, double[] prior, double[] posterior, double[] variance)
    {
        double points = 0, fixedPart = 0, most = double.NegativeInfinity, total = 0, first = 0, second = 0;
        prior.CopyTo(posterior, 0);
        for (int n = design.Start[s]; n < design.Start[s + 1]; n++)
        {
            int x = design.Category[n];
            points += x;
            fixedPart -= x * at.Offset(design.Rater[n], design.Item[n]) + sums[design.Scales.Of(design.Item[n])][x];
            var cell = logSums.AsSpan(design.Cells.Of[n] * nodes.Length, nodes.Length);
            for (int q = 0; q < cell.Length; q++)
                posterior[q] -= cell[q];
        }
        for (int q = 0; q < posterior.Length; q++)
            most = Math.Max(most, posterior[q] += points * nodes[q]);
        for (int q = 0; q < posterior.Length; q++)
            total += posterior[q] = Math.Exp(posterior[q] - most);
        for (int q = 0; q < posterior.Length; q++)
        {
            posterior[q] /= total;
            first += posterior[q] * nodes[q];
        }
        for (int q = 0; q < posterior.Length; q++)
            second += posterior[q] * (nodes[q] - first) * (nodes[q] - first);
        (at.Subjects[s], variance[s]) = (first, second);
        for (int n = design.Start[s]; n < design.Start[s + 1]; n++)
        {
            var cell = weights.AsSpan(design.Cells.Of[n] * nodes.Length, nodes.Length);
            for (int q = 0; q < cell.Length; q++)
                cell[q] += posterior[q];
        }
        return fixedPart + most + Math.Log(total);
    }

    void AddGradient(CellCurves curves, double[] gradient)
    {
        // Expected minus given: raters, items and thresholds lower what a subject raises.
        int most = design.MostSteps;
        var expected = new double[design.Cells.Count * most];
        ForEachCell(cell => curves.AtLeast(cell, weights.AsSpan(cell * nodes.Length, nodes.Length), expected.AsSpan(cell * most, most)));
        for (int n = 0; n < design.Rater.Length; n++)
            for (int k = 0; k < design.Category[n]; k++)
                expected[design.Cells.Of[n] * most + k]--;
        for (int cell = 0; cell < design.Cells.Count; cell++)
            for (int k = 0, scale = design.Scales.Of(design.Cells.Item[cell]); k < design.Scales.Top(scale); k++)
            {
                double more = expected[cell * most + k];
                gradient[design.Cells.Rater[cell]] += more;
                gradient[design.Step[scale] + k] += more;
                if (design.HasItems)
                    gradient[design.ItemPlace(design.Cells.Item[cell])] += more;
            }
    }
}
