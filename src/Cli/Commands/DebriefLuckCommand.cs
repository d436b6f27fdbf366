using System.CommandLine;
using System.Globalization;
using Mockloop.Debrief.Engine.Ratings;
using Mockloop.Debrief.Engine.Reports;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop debrief luck</c>: how much of each decision was the panel.</summary>
static class DebriefLuckCommand
{
    public static Command Create()
    {
        var ratings = new Argument<string>("RATINGS.csv") { Description = "Header rater,subject,item,score and optionally time; an empty score is missing." };
        var mark = new Option<double?>("--mark") { Description = string.Create(CultureInfo.InvariantCulture, $"A panel whose mean reaches this says yes; {LuckOutlook.HireMark} on a scale from 1 to 4 where it is not given, and the same place on any other.") };
        var command = new Command("luck", "How often a fresh panel of these raters would decide the same, and whether calibrated raters would.") { ratings, mark, Output.JsonOption };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(ratings), parsed.GetValue(mark), Output.Of(parsed)));
        return command;
    }

    static int Run(string path, double? given, Output output)
    {
        if (given is { } wrong && !double.IsFinite(wrong))
            return output.CouldNotRun($"--mark: {wrong.ToString(CultureInfo.InvariantCulture)} is no mean of scores; give a number such as {LuckOutlook.HireMark.ToString(CultureInfo.InvariantCulture)}");
        try
        {
            var measures = CohortMeasures.Of(RatingCsv.ReadFile(path));
            double mark = given ?? LuckOutlook.MarkOn(measures.Scale);
            var subjects = measures.Ratings.Select(r => r.Loop).Distinct().Select(s => new SubjectLuck(s, measures, mark)).ToList();
            output.Result(new { mark, measures.Raters, Subjects = measures.Loops, Reason = measures.NotCalibrated, Luck = subjects }, console => Print(console, measures, subjects));
            return measures.NotCalibrated is null ? ExitCode.Holds : ExitCode.DoesNotHold;
        }
        catch (Exception e) when (e is RatingException or IOException or UnauthorizedAccessException)
        {
            return output.CouldNotRun($"{path}: {e.Message}");
        }
    }

    static void Print(IAnsiConsole console, CohortMeasures measures, List<SubjectLuck> subjects)
    {
        if (measures.NotCalibrated is { } why)
        {
            console.WriteLine(why);
            return;
        }
        var table = new Table().AddColumns("subject", "mean", "corrected", "says", "same of 100", "calibrated raters");
        foreach (var s in subjects)
            table.AddRow(new Text(s.Subject), new Text(Number(s.Mean)), new Text(Number(s.Fair?.Value)), new Text(s.Passed ? "yes" : "no"), new Text(s.SameDecision is { } same ? $"{100 * same:0}" : "–"),
                new Text(s.Flips is null ? s.Words : s.Flips.Value ? "would flip" : "would not flip"));
        console.Write(table.Title(Markup.Escape($"{measures.Loops} subjects, {measures.Raters} raters")));
    }

    static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>One subject's line.</summary>
    sealed record SubjectLuck(string Subject, double Mean, FairScore? Fair, bool Passed, double? SameDecision, bool? Flips, string Words)
    {
        public SubjectLuck(string subject, CohortMeasures measures, double mark)
            : this(subject, measures.RawMean(subject)!.Value, measures.Fair(subject), measures.RawMean(subject) >= mark, null, null, "")
        {
            var outlook = LuckOutlook.Of(measures, subject, Passed, mark);
            (SameDecision, Flips, Words) = (outlook.Luck?.SameDecision, outlook.Luck?.Flips, outlook.Words);
        }
    }
}
