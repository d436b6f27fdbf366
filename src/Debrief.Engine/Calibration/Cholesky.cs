using System.Numerics;
using System.Runtime.InteropServices;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>A = L Lᵀ for a symmetric positive definite matrix given by its lower triangle, row by row.</summary>
sealed class Cholesky
{
    readonly double[] lower;
    readonly int size;

    Cholesky(double[] lower, int size) => (this.lower, this.size) = (lower, size);

    /// <summary>Factors in place; null when the matrix is not positive definite.</summary>
    public static Cholesky? Of(double[] matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            double scale = matrix[i * size + i];
            for (int j = 0; j <= i; j++)
            {
                double rest = matrix[i * size + j] - Dot(matrix.AsSpan(i * size, j), matrix.AsSpan(j * size, j));
                if (j < i)
                    matrix[i * size + j] = rest / matrix[j * size + j];
                else if (rest > 1e-12 * scale && double.IsFinite(rest))
                    matrix[i * size + i] = Math.Sqrt(rest);
                else
                    return null;
            }
        }
        return new(matrix, size);
    }

    /// <summary>Solves A x = b in place.</summary>
    public void Solve(Span<double> b)
    {
        for (int i = 0; i < size; i++)
            b[i] = (b[i] - Dot(lower.AsSpan(i * size, i), b[..i])) / lower[i * size + i];
        for (int i = size - 1; i >= 0; i--)
        {
            b[i] /= lower[i * size + i];
            for (int j = 0; j < i; j++)
                b[j] -= lower[i * size + j] * b[i];
        }
    }

    /// <summary>The inverse, both triangles, row by row.</summary>
    public double[] Inverse()
    {
        // Row i of the transposed inverse of L; then A⁻¹ = L⁻ᵀ L⁻¹ as products of those rows.
        var inverse = new double[size * size];
        for (int column = 0; column < size; column++)
        {
            var x = inverse.AsSpan(column * size, size);
            x[column] = 1 / lower[column * size + column];
            for (int i = column + 1; i < size; i++)
                x[i] = -Dot(lower.AsSpan(i * size + column, i - column), x[column..i]) / lower[i * size + i];
        }
        var result = new double[size * size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j <= i; j++)
                result[i * size + j] = result[j * size + i] = Dot(inverse.AsSpan(i * size + i, size - i), inverse.AsSpan(j * size + i, size - i));
        return result;
    }

    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(a);
        var right = MemoryMarshal.Cast<double, Vector<double>>(b);
        var sums = Vector<double>.Zero;
        for (int i = 0; i < left.Length; i++)
            sums += left[i] * right[i];
        double sum = Vector.Sum(sums);
        for (int i = left.Length * Vector<double>.Count; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
