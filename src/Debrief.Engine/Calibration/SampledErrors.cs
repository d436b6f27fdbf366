namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// Errors where the matrix is too large to invert. Each parameter's own share of the Schur complement gives its error when the other shared
/// ones are known; how much more it is when they are not is found once for all raters and once for all subjects, by drawing ratings
/// from the model and following each draw's score to the measures.
/// </summary>
sealed class SampledErrors
{
    const int Draws = 16, Seed = 1;

    readonly double[] variance;

    public SampledErrors(Design design, Parameters at, NormalEquations equations, IReadOnlyList<Gauge> gauges)
    {
        var solver = SharedSolver.Of(equations, gauges, 0);
        variance = [.. new SharedInformation(equations, gauges, 0).Diagonal.Select(d => 1 / d)];
        var random = new Random(Seed);
        double found = 0, expected = 0, foundOfSubjects = 0, expectedOfSubjects = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            double[] error = solver.Solve(ScoreDraw.Of(design, at, equations, random));
            for (int r = 0; r < design.Raters; r++)
                (found, expected) = (found + error[r] * error[r], expected + variance[r]);
            for (int s = 0; s < design.Subjects; s++)
            {
                double sum = 0;
                for (int slot = design.Coupling.Start[s]; slot < design.Coupling.Start[s + 1]; slot++)
                {
                    int place = design.Coupling.Place[slot];
                    sum += equations.Coupled[slot] * error[place];
                    expectedOfSubjects += equations.Coupled[slot] * equations.Coupled[slot] * variance[place];
                }
                foundOfSubjects += sum * sum;
            }
        }
        (Factor, SubjectFactor) = (found / expected, foundOfSubjects / expectedOfSubjects);
    }

    /// <summary>How much more variance there is than in each parameter's own share.</summary>
    public double Factor { get; }

    /// <summary>The same for what subjects get from all they are coupled with, correlations included.</summary>
    public double SubjectFactor { get; }

    /// <summary>Variance of a weighted sum by the own shares.</summary>
    public double Square(ReadOnlySpan<int> places, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int a = 0; a < places.Length; a++)
            sum += weights[a] * weights[a] * variance[places[a]];
        return sum;
    }
}
