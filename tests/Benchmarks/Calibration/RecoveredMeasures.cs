using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Tests.Engine.Calibration;
using Spectre.Console;

namespace Mockloop.Benchmarks.Calibration;

/// <summary>
/// 100 seeded panels of 60 subjects, 20 raters and 6 items, calibrated by both estimators: correlation with the truth, how often the 95 %
/// intervals hold it, and how often taking the best third agrees with the truth, by calibration and by means of scores.
/// </summary>
static class RecoveredMeasures
{
    const int Panels = 100;

    public static bool Run()
    {
        var table = new Table().AddColumns("100 panels", "severities", "subjects", "raters in se", "subjects in se", "raters in seModel", "subjects in seModel", "decisions", "by means");
        var means = new Dictionary<Estimator, Recovery>();
        foreach (var estimator in Enum.GetValues<Estimator>())
        {
            var mean = means[estimator] = Recovery.Mean([.. Enumerable.Range(0, Panels).Select(seed => Recovery.Of(new SeededPanel(seed), new() { Estimator = estimator }))]);
            table.AddRow([
                $"{estimator}{(estimator == new CalibrationOptions().Estimator ? ", the default" : "")}", $"{mean.SeverityCorrelation:0.0000}", $"{mean.SubjectCorrelation:0.0000}",
                .. new[] { mean.RatersCovered, mean.SubjectsCovered, mean.RatersCoveredByModel, mean.SubjectsCoveredByModel, mean.Decided, mean.DecidedByMeans }.Select(x => $"{x:0.0%}"),
            ]);
        }
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
        AnsiConsole.Write(table);
        var chosen = means[new CalibrationOptions().Estimator];
        return chosen is { Converged: true, SeverityCorrelation: >= 0.96, SubjectCorrelation: >= 0.93, RatersCovered: >= 0.92 and <= 0.98, SubjectsCovered: >= 0.92 and <= 0.98 }
            && chosen.Decided > chosen.DecidedByMeans;
    }
}
