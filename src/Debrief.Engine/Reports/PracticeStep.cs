using Mockloop.Debrief.Engine.Analysis;

namespace Mockloop.Debrief.Engine.Reports;

/// <summary>One thing to practise next.</summary>
/// <param name="Stage">Where it showed; its question is the one to take up again.</param>
/// <param name="Signal">What was weak.</param>
/// <param name="Aim">The track's own words for the next better score; empty where it has none.</param>
/// <param name="Problem">What the analysers miss in the candidate's answer there; null where they miss nothing or did not read it.</param>
public sealed record PracticeStep(StageFacts Stage, SignalProfile Signal, string Aim, Finding? Problem)
{
    /// <summary>More would not be practised.</summary>
    public const int Most = 3;

    /// <summary>A signal as good as this needs no practice.</summary>
    const double GoodEnough = 3.75;

    // What the analysers miss can be practised at once, so it brings a stage forward, but by less than the step between two scores.
    const double PerProblem = 0.15;
    const int MostProblems = 3;

    /// <summary>The weakest signals first, each signal once although several stages may rate it, and each of the answers' problems once.</summary>
    public static IReadOnlyList<PracticeStep> Choose(IEnumerable<StageProfile> stages)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return [.. stages.SelectMany(stage => stage.Signals.Select(signal => (stage.Facts, Signal: signal)))
            .Where(x => x.Signal.Best < GoodEnough)
            .OrderBy(x => x.Signal.Best - (PerProblem * Math.Min(MostProblems, x.Facts.Problems.Count)))
            .DistinctBy(x => x.Signal.Facts.SignalId)
            .Take(Most)
            .Select(x => new PracticeStep(x.Facts, x.Signal, Next(x.Signal), x.Facts.Problems.FirstOrDefault(p => used.Add(p.Code))))];
    }

    // From the score as given: the anchors are what raters had before them.
    static string Next(SignalProfile signal) => signal.Facts.Anchors.ElementAtOrDefault(Math.Clamp((int)Math.Floor(signal.Raw!.Value), 1, 3)) ?? "";
}
