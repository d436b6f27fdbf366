namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>How probable a ladder's measurements are under one class, all its formulas taken together.</summary>
sealed class ClassEvidence
{
    readonly NoiseModel noise;
    readonly double[] values, logN, logK;
    readonly int full;
    readonly double grain;
    readonly List<double> totals = [], fulls = [];
    readonly List<(double Log, double Predicted, double Scale, double Degrees)> predictions = [];
    double best = double.NegativeInfinity;

    ClassEvidence(GrowthClass growth, Ladder ladder, Quantity quantity)
    {
        (Class, noise, full, grain) = (growth, new(quantity.Spread), ladder.Full.Length, quantity.Grain);
        Observation[] sizes = [.. ladder.Full, .. ladder.CutOff];
        values = Array.ConvertAll(sizes, s => Math.Log(s.Value + quantity.Grain));
        logN = Array.ConvertAll(sizes, s => Math.Log(s.N / sizes[0].N));
        logK = Array.ConvertAll(sizes, s => Math.Log(s.K / sizes[0].K));
        var shapes = ClassShapes.Of(growth, sizes).ToList();
        if (shapes.Count == 0)
            return;
        (double, double)[] still = [(0, 1)];
        var constant = growth.Equals(GrowthClass.Constant);
        foreach (var shape in shapes)
            foreach (var (driftN, probableN) in constant ? still : quantity.Drift)
                foreach (var (driftK, probableK) in constant || !ladder.KVaries ? still : quantity.Drift)
                    Weigh(shape, driftN, driftK, Math.Log(probableN * probableK / shapes.Count));
        (Log, LogOfFull) = (Sum(totals), Sum(fulls));
    }

    /// <summary>The class.</summary>
    public GrowthClass Class { get; }

    /// <summary>Logarithm of the probability density of everything measured; comparable between classes.</summary>
    public double Log { get; } = double.NegativeInfinity;

    /// <summary>The same of the sizes that ran to their end alone.</summary>
    public double LogOfFull { get; } = double.NegativeInfinity;

    /// <summary>Weighs a class.</summary>
    public static ClassEvidence Of(GrowthClass growth, Ladder ladder, Quantity quantity) => new(growth, ladder, quantity);

    /// <summary>The value that the class, fitted to the sizes that ran to their end, passes at the first cut-off size with a probability of 1 in 40.</summary>
    public double PredictedAtMost()
    {
        var most = predictions.Max(p => p.Log);
        var (low, high) = (predictions.Min(p => p.Predicted) - 5, predictions.Max(p => p.Predicted) + 20);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            double beyond = 0, all = 0;
            foreach (var p in predictions.Where(p => p.Log > most - 12))
            {
                var weight = Math.Exp(p.Log - most);
                beyond += weight * NoiseModel.AtLeast(middle - p.Predicted, p.Scale, p.Degrees);
                all += weight;
            }
            (low, high) = beyond / all > 0.025 ? (middle, high) : (low, middle);
        }
        return Math.Exp(high) - grain;
    }

    void Weigh(double[] shape, double driftN, double driftK, double prior)
    {
        Span<double> residuals = stackalloc double[values.Length];
        for (var i = 0; i < residuals.Length; i++)
            residuals[i] = values[i] - shape[i] - (driftN * logN[i]) - (driftK * logK[i]);
        var inliers = residuals[..full];
        var cutOff = residuals[full..];
        inliers.Sort();
        for (var outliers = 0; outliers <= NoiseModel.Outliers(full, 1); outliers++)
        {
            var (mean, squares) = Moments(inliers[..(full - outliers)]);
            var points = full - outliers;
            var log = prior + noise.Inliers(squares, points, 1, Math.Log(points));
            foreach (var slow in inliers[points..])
                log += NoiseModel.Outlier(slow - mean);
            if (log < best - 20)
                continue;
            best = Math.Max(best, log);
            fulls.Add(log);
            var (scale, degrees) = (Math.Sqrt(noise.Variance(squares, points, 1) * (1 + (1.0 / points))), NoiseModel.Degrees(points, 1));
            for (var i = 0; i < cutOff.Length; i++)
            {
                if (i == 0)
                    predictions.Add((log, values[full] - cutOff[0] + mean, scale, degrees));
                log += Math.Log(NoiseModel.AtLeast(cutOff[i] - mean, scale, degrees));
            }
            totals.Add(log);
        }
    }

    static (double Mean, double Squares) Moments(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return (mean, squares);
    }

    static double Sum(List<double> logs)
    {
        var most = logs.Max();
        return most + Math.Log(logs.Sum(l => Math.Exp(l - most)));
    }
}
