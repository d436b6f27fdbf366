using Mockloop.Debrief.Engine.Calibration;

namespace Mockloop.Debrief.Tests.Engine.Calibration;

/// <summary>How well a calibration finds the measures that ratings were drawn from.</summary>
sealed record Recovery(
    bool Converged, double SeverityCorrelation, double SubjectCorrelation, double RatersCovered, double SubjectsCovered, double RatersCoveredByModel,
    double SubjectsCoveredByModel, double Decided, double DecidedByMeans)
{
    /// <summary>A third of the subjects is taken; a decision is right when the truth would take or leave the same subject.</summary>
    const int Share = 3;

    public static Recovery Of(SeededPanel panel, CalibrationOptions options)
    {
        var result = Calibrator.Calibrate(panel.Table, options);
        Measure[] raters = ByNumber(result.Raters), subjects = ByNumber(result.Subjects);
        return new(
            result.Converged, Correlation(raters, panel.Raters), Correlation(subjects, panel.Subjects),
            Covered(raters, panel.Raters, m => m.Se), Covered(subjects, panel.Subjects, m => m.Se),
            Covered(raters, panel.Raters, m => m.SeModel), Covered(subjects, panel.Subjects, m => m.SeModel),
            Agreeing([.. subjects.Select(s => s.Value!.Value)], panel.Subjects), Agreeing(panel.RawMeans(), panel.Subjects));
    }

    /// <summary>Means over panels.</summary>
    public static Recovery Mean(IReadOnlyCollection<Recovery> all) => new(
        all.All(r => r.Converged), all.Average(r => r.SeverityCorrelation), all.Average(r => r.SubjectCorrelation), all.Average(r => r.RatersCovered),
        all.Average(r => r.SubjectsCovered), all.Average(r => r.RatersCoveredByModel), all.Average(r => r.SubjectsCoveredByModel),
        all.Average(r => r.Decided), all.Average(r => r.DecidedByMeans));

    // Ids end with the number of the truth.
    static Measure[] ByNumber(IReadOnlyList<Measure> measures) => [.. measures.OrderBy(m => int.Parse(m.Id[1..]))];

    static double Covered(Measure[] measures, double[] truth, Func<Measure, double?> error) =>
        measures.Zip(truth).Average(p => Math.Abs(p.First.Value!.Value - p.Second) <= 1.96 * error(p.First)!.Value ? 1.0 : 0);

    static double Correlation(Measure[] measures, double[] truth)
    {
        double[] found = [.. measures.Select(m => m.Value!.Value)];
        double a = found.Average(), b = truth.Average();
        return found.Zip(truth).Sum(p => (p.First - a) * (p.Second - b))
            / Math.Sqrt(found.Sum(x => (x - a) * (x - a)) * truth.Sum(x => (x - b) * (x - b)));
    }

    static double Agreeing(double[] found, double[] truth)
    {
        var (taken, right) = (Best(found), Best(truth));
        return Enumerable.Range(0, truth.Length).Average(s => taken.Contains(s) == right.Contains(s) ? 1.0 : 0);
    }

    static HashSet<int> Best(double[] values) => [.. Enumerable.Range(0, values.Length).OrderByDescending(s => values[s]).Take(values.Length / Share)];
}
