using MathNet.Numerics.LinearAlgebra;

namespace Mockloop.Grading.Engine.Scale.Fitting;

/// <summary>
/// One fit of <c>value = a + b·n^α·k^β</c> with the start-up cost a held still: least squares of the logarithms, by Gauss and Newton.
/// </summary>
sealed class PowerFit
{
    const int Iterations = 12;
    const double Close = 1e-6;
    readonly NoiseModel noise;
    readonly double startUp;
    readonly int points;

    PowerFit(NoiseModel noise, double startUp, Matrix<double> rows, Vector<double> values)
    {
        (this.noise, this.startUp, points) = (noise, startUp, rows.RowCount);
        var growing = values.Map(v => Math.Max(v - startUp, v / 100));
        Coefficients = Solve(rows, growing.PointwiseDivide(values), growing.PointwiseLog());
        for (var i = 0; i < Iterations; i++)
        {
            var fitted = (rows * Coefficients).PointwiseExp();
            var slope = fitted.PointwiseDivide(fitted + startUp);
            var step = Solve(rows, slope, (values.PointwiseLog() - (fitted + startUp).PointwiseLog()).PointwiseDivide(slope));
            Coefficients += step;
            if (step.InfinityNorm() < Close)
                break;
        }
        Residuals = values.PointwiseLog() - Predict(rows);
        var weights = (rows * Coefficients).PointwiseExp();
        var normal = Normal(rows, weights.PointwiseDivide(weights + startUp)).Cholesky();
        Factor = normal.Factor;
        Log = noise.Inliers(Residuals.DotProduct(Residuals), points, rows.ColumnCount, normal.DeterminantLn);
    }

    /// <summary>log b, α and where there are two factors β.</summary>
    public Vector<double> Coefficients { get; }

    /// <summary>Logarithms of measured over fitted.</summary>
    public Vector<double> Residuals { get; }

    /// <summary>Cholesky factor of the normal equations.</summary>
    public Matrix<double> Factor { get; }

    /// <summary>Logarithm of the probability density of the points fitted.</summary>
    public double Log { get; }

    /// <summary>Degrees of freedom left.</summary>
    public double Degrees => NoiseModel.Degrees(points, Coefficients.Count);

    /// <summary>Standard error of a residual.</summary>
    public double Spread => Math.Sqrt(noise.Variance(Residuals.DotProduct(Residuals), points, Coefficients.Count));

    /// <summary>Fits it; null where the numbers do not allow it.</summary>
    public static PowerFit? Of(NoiseModel noise, double startUp, Matrix<double> rows, Vector<double> values)
    {
        try
        {
            var fit = new PowerFit(noise, startUp, rows, values);
            return double.IsFinite(fit.Log) && fit.Coefficients.All(double.IsFinite) ? fit : null;
        }
        catch (ArgumentException)
        {
            return null; // the normal equations are singular
        }
    }

    /// <summary>Logarithms of the values at other sizes.</summary>
    public Vector<double> Predict(Matrix<double> rows) => Predict(rows, Coefficients);

    /// <summary>The same with other coefficients.</summary>
    public Vector<double> Predict(Matrix<double> rows, Vector<double> with) => ((rows * with).PointwiseExp() + startUp).PointwiseLog();

    static Matrix<double> Normal(Matrix<double> rows, Vector<double> weights)
    {
        var weighted = Matrix<double>.Build.DiagonalOfDiagonalVector(weights) * rows;
        return weighted.TransposeThisAndMultiply(weighted);
    }

    static Vector<double> Solve(Matrix<double> rows, Vector<double> weights, Vector<double> right) =>
        Normal(rows, weights).Cholesky().Solve(rows.TransposeThisAndMultiply(weights.PointwiseMultiply(weights).PointwiseMultiply(right)));
}
