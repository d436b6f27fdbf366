using System.Globalization;

namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>What to tell a rater.</summary>
/// <param name="Id">The rater.</param>
/// <param name="Discrimination">How scores follow the subjects' measures: 1 as the panel's do, 0 not at all; null where too little is known.</param>
/// <param name="Words">Plain English, to the rater.</param>
public sealed record RaterFeedback(string Id, double? Discrimination, string Words)
{
    const double Blind = 0.5, Weak = 0.75, Strong = 1.5, Unsure = 0.35, Erratic = 1.5;

    /// <summary>From the rater's measure and the slope of the scores given on the subjects' measures, the model's being 1.</summary>
    internal static RaterFeedback Of(Measure rater, double slope, double slopeError)
    {
        bool known = slopeError < Unsure;
        return new(rater.Id, known ? slope : null, $"{Severity(rater)}; {(known ? Apart(slope) : "too few ratings of different candidates to say how you separate them")}{Surprise(rater)}.");
    }

    static string Severity(Measure rater)
    {
        if (rater is not { Value: { } measure, Se: { } error })
            return "your ratings do not say how severe you are";
        if (rater.Extreme is { } extreme)
            return $"you gave nothing but the {extreme} score, which says little about anybody";
        double within = 1.96 * error;
        return Math.Abs(measure) < within ? $"as severe as the panel, within ± {Logits(within)} logits"
            : $"{Logits(Math.Abs(measure))} logits more {(measure > 0 ? "severe" : "lenient")} than the panel, ± {Logits(within)}";
    }

    static string Apart(double slope) => slope switch
    {
        < Blind => "you hardly tell candidates apart",
        < Weak => "you separate candidates less than the panel does",
        > Strong => "you put candidates further apart than the panel does",
        _ => "you separate candidates well",
    };

    static string Surprise(Measure rater) => rater.Outfit > Erratic ? $"; some of your ratings are hard to explain (outfit {Logits(rater.Outfit.Value)})" : "";

    static string Logits(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
