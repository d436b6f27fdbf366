namespace Mockloop.Debrief.Engine.Calibration;

/// <summary>How a panel decides: from its scores, a row per rater with a score per item, whether the candidate passes.</summary>
public delegate bool PanelRule(IReadOnlyList<double[]> scores);

/// <summary>Rules that tracks know.</summary>
public static class PanelRules
{
    /// <summary>The mean of all scores reaches a mark.</summary>
    public static PanelRule MeanAtLeast(double mark) => scores => scores.Average(row => row.Average()) >= mark;

    /// <summary>More than half of the raters have a mean that reaches a mark.</summary>
    public static PanelRule MajorityAtLeast(double mark) => scores => scores.Count(row => row.Average() >= mark) * 2 > scores.Count;
}
