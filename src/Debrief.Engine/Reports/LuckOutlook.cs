using System.Globalization;
using Mockloop.Debrief.Engine.Calibration;

namespace Mockloop.Debrief.Engine.Reports;

/// <summary>How much of a loop's decision was the panel, or why that cannot be said.</summary>
/// <param name="Luck">Null where no figure is given.</param>
/// <param name="Words">Plain English, to the candidate.</param>
public sealed record LuckOutlook(PanelLuck? Luck, string Words)
{
    /// <summary>The mean of a panel's cards from which on it says hire; where a chair of the committee votes yes on its packet.</summary>
    public const double HireMark = 2.6;

    /// <summary>The same place on another scale.</summary>
    public static double MarkOn(ScoreScale scale) => scale.At(ScoreScale.Cards.Height(HireMark));

    const int FewestRatersOfOne = 2;

    /// <summary>For one decided loop.</summary>
    /// <param name="measures">Of its cohort.</param>
    /// <param name="loop">Its id in the ratings.</param>
    /// <param name="hired">What was decided; null when nothing was, because the candidate left.</param>
    /// <param name="from">The mean from which on a panel says hire; null for <see cref="MarkOn"/> its scale.</param>
    public static LuckOutlook Of(CohortMeasures measures, string loop, bool? hired, double? from = null)
    {
        double mark = from ?? MarkOn(measures.Scale);
        if (hired is null)
            return new(null, "The candidate left, so there is no decision that luck could have had a part in.");
        int panel = measures.Ratings.Where(r => r.Loop == loop).DistinctBy(r => r.Rater).Count();
        if (measures.NotCalibrated is { } why)
            return new(null, $"How much of this was luck with the panel cannot be said. {why}");
        if (panel < FewestRatersOfOne || measures.Fair(loop) is not { } fair)
            return new(null, $"How much of this was luck with the panel cannot be said: {Why(panel)}");
        return From(measures, measures.Luck(loop, mark), measures.RawMean(loop)!.Value, fair, hired.Value, mark);
    }

    static LuckOutlook From(CohortMeasures measures, PanelLuck luck, double raw, FairScore fair, bool hired, double mark)
    {
        var (share, flip) = (Share(luck.SameDecision), luck.Flips ? "flip" : "not flip");
        var words = luck.Passed == hired
            ? $"A fresh panel of this cohort would have decided the same in {share} of 100 draws; with calibrated raters it would {flip}."
            : $"The ratings alone say {Said(luck.Passed)}, the decision was {Said(hired)}: flags and votes decided, and no panel is drawn for those. "
                + $"The ratings of a fresh panel would say {Said(luck.Passed)} again in {share} of 100 draws; with calibrated raters that would {flip}.";
        return new(luck, words + string.Create(CultureInfo.InvariantCulture,
            $" The mean of the ratings is {raw:0.00} ({fair.Value:0.00} with raters of average severity), and {mark:0.0###} or more says hire. Drawn from {measures.Raters} raters and {measures.Loops} loops."));
    }

    static string Why(int panel) => panel >= FewestRatersOfOne
        ? "the ratings of this loop do not say how good it was, so no fresh panel can be drawn for it."
        : $"{(panel == 0 ? "nobody" : "one person")} rated this loop, and a figure needs at least {FewestRatersOfOne} people.";

    // Of a finite number of draws nothing is certain.
    static string Share(double share) => share > 0.995 ? "more than 99" : share < 0.005 ? "less than 1" : (100 * share).ToString("0", CultureInfo.InvariantCulture);

    static string Said(bool hired) => hired ? "hire" : "no hire";
}
