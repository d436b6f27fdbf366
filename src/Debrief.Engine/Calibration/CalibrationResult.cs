using System.Text.Json.Serialization;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>Measures of raters, subjects and items on one scale, in logits: log-odds of score x over x − 1 = subject − rater − item − threshold.</summary>
/// <param name="Converged">Whether a maximum was found; otherwise <paramref name="Notes"/> says what ran away.</param>
/// <param name="Iterations">Rounds of Newton's method.</param>
/// <param name="Subsets">Sets between which nothing can be compared; 1 when all measures can be compared.</param>
/// <param name="Estimator">mml or jml.</param>
/// <param name="Model">rsm or pcm.</param>
/// <param name="Raters">Higher is more severe; centred at 0.</param>
/// <param name="Subjects">Higher is better.</param>
/// <param name="Items">Higher is harder; centred at 0.</param>
/// <param name="Thresholds">Of the scale, or of each item; centred at 0.</param>
/// <param name="Separation">True spread by its error, per facet; extreme scores left out.</param>
/// <param name="Reliability">Share of the observed variance that is true, per facet.</param>
/// <param name="SubjectDistribution">Mean and standard deviation that marginal likelihood found.</param>
/// <param name="LogLikelihood">At the measures.</param>
/// <param name="Missing">Rows without a score.</param>
/// <param name="Feedback">What to tell each rater.</param>
/// <param name="Bias">Raters by items, when asked for.</param>
/// <param name="Drift">Raters by times, when ratings have a time.</param>
/// <param name="Notes">What a reader must know: subsets by name, scores nobody gave, extreme scores, what did not converge.</param>
public sealed record CalibrationResult(
    bool Converged, int Iterations, int Subsets, string Estimator, string Model,
    IReadOnlyList<Measure> Raters, IReadOnlyList<Measure> Subjects, IReadOnlyList<Measure> Items, IReadOnlyList<Threshold> Thresholds,
    ByFacet Separation, ByFacet Reliability, SubjectDistribution? SubjectDistribution, double LogLikelihood, int Missing,
    IReadOnlyList<RaterFeedback> Feedback, IReadOnlyList<Interaction>? Bias, IReadOnlyList<Interaction>? Drift, IReadOnlyList<string> Notes)
{
    /// <summary>Seconds from opening the file to the measures; null where nobody took the time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Seconds { get; init; }
}

/// <summary>An element's measure.</summary>
/// <param name="Id">Its id in the ratings.</param>
/// <param name="Value">Logits; null when its ratings tell nothing.</param>
/// <param name="Se">Standard error from the full information matrix: what all other measures leave uncertain is in it. For subjects under marginal likelihood the posterior's.</param>
/// <param name="SeModel">Standard error from its own information alone, as older programs print it.</param>
/// <param name="Infit">Mean square of residuals by their expectation, weighted by information; 1 is as expected, null for extreme scores.</param>
/// <param name="Outfit">The same unweighted.</param>
/// <param name="Count">Ratings.</param>
/// <param name="Total">Score points, and therefore what the measure rests on.</param>
/// <param name="Extreme">lowest or highest when every rating is; its measure is then that of a total moved inwards.</param>
/// <param name="Subset">Only measures with the same number can be compared.</param>
public sealed record Measure(
    string Id, [property: JsonPropertyName("measure")] double? Value, double? Se, double? SeModel, double? Infit, double? Outfit,
    int Count, double Total, string? Extreme, int Subset);

/// <summary>A threshold: where a score and the one below are equally likely, relative to the item.</summary>
/// <param name="Id">The score; with partial credit behind the item and a colon.</param>
/// <param name="Item">Null when all items share it.</param>
/// <param name="Score">The upper of the two scores.</param>
/// <param name="Value">Logits.</param>
/// <param name="Se">From the full information matrix.</param>
/// <param name="SeModel">From its own information alone.</param>
/// <param name="Count">Ratings with this score.</param>
public sealed record Threshold(
    string Id, string? Item, int Score, [property: JsonPropertyName("measure")] double Value, double? Se, double? SeModel, int Count);

/// <summary>One figure per facet; null where it is not defined.</summary>
public sealed record ByFacet(double? Subjects, double? Raters, double? Items);

/// <summary>The distribution that subjects are taken from.</summary>
public sealed record SubjectDistribution(double Mean, double StandardDeviation);
