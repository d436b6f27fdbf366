namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>
/// Separation is the true spread of measures by their root mean square error, reliability the true share of their variance (Wright and
/// Masters 1982), in the population form and without extreme scores. The observed variance of estimates has the error in it; that of
/// posterior means has not, for they are drawn in by as much.
/// </summary>
/// <param name="ownErrors">Whether errors are those of each measure's own information, as FACETS takes them.</param>
/// <param name="drawnIn">Whether the measures are posterior means.</param>
sealed class Separations(IReadOnlyList<Measure> measures, bool ownErrors, bool drawnIn)
{
    readonly (double Truth, double Error)? variance = Of(measures, ownErrors, drawnIn);

    public double? Reliability => variance is var (truth, error) && truth + error > 0 ? truth / (truth + error) : null;

    public double? Separation => variance is var (truth, error) && error > 0 ? Math.Sqrt(truth / error) : null;

    static (double Truth, double Error)? Of(IReadOnlyList<Measure> measures, bool ownErrors, bool drawnIn)
    {
        double count = 0, sum = 0, squares = 0, errors = 0;
        foreach (var measure in measures)
            if (measure is { Extreme: null, Value: { } value, Se: not null } && (ownErrors ? measure.SeModel : measure.Se) is { } own)
                (count, sum, squares, errors) = (count + 1, sum + value, squares + value * value, errors + own * own);
        if (count < 2)
            return null;
        double observed = Math.Max(0, squares / count - sum / count * (sum / count)), error = errors / count;
        return (drawnIn ? observed : Math.Max(0, observed - error), error);
    }
}
