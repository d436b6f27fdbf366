using System.CommandLine;
using Mockloop.Debrief.Engine.Ratings;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Engine.Reports.Printing;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop debrief report</c>: ratings as a printable file, as the platform gives it to organizers and interviewers.</summary>
static class DebriefReportCommand
{
    public static Command Create()
    {
        var ratings = new Argument<string>("RATINGS.csv") { Description = "Header rater,subject,item,score and optionally time; an empty score is missing." };
        var to = new Option<string>("--to") { Description = "The HTML file to write; one that is there is replaced.", Required = true };
        var rater = new Option<string?>("--rater") { Description = "The report of this rater; without it that of all ratings." };
        var command = new Command("report", "Ratings as one printable file: heat map, agreement, severity, ranks, luck.") { ratings, to, rater, Output.JsonOption };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(ratings), parsed.GetRequiredValue(to), parsed.GetValue(rater), Output.Of(parsed)));
        return command;
    }

    static int Run(string path, string to, string? rater, Output output)
    {
        if (string.IsNullOrWhiteSpace(to))
            return output.CouldNotRun($"--to: '{to}' names no file; give one such as report.html");
        try
        {
            var measures = CohortMeasures.Of(RatingCsv.ReadFile(path));
            if (rater is not null && measures.Ratings.All(r => r.Rater != rater))
                return output.CouldNotRun($"--rater: '{rater}' rated nobody in {path}");
            var name = Path.GetFileNameWithoutExtension(path);
            var page = rater is null ? CohortPage.Of(Cohort(name, measures), Links.None)
                : InterviewerPage.Of(InterviewerReport.Of(rater, rater, measures, [], null, item => item), name);
            if (Write(page, to) is { } why)
                return output.CouldNotRun($"--to: {why}");
            output.Result(new { File = Path.GetFullPath(to), page.Title, measures.Raters, Subjects = measures.Loops, Reason = measures.NotCalibrated }, console => console.WriteLine($"{page.Title}: {to}"));
            return measures.NotCalibrated is null ? ExitCode.Holds : ExitCode.DoesNotHold;
        }
        catch (Exception e) when (e is RatingException or IOException or UnauthorizedAccessException)
        {
            return output.CouldNotRun($"{path}: {e.Message}");
        }
    }

    /// <summary>Null when it is written, else why not.</summary>
    static string? Write(ReportPage page, string to)
    {
        try
        {
            File.WriteAllText(to, page.ToFile());
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    // A file of ratings says nothing of decisions: every panel has decided as its mean says.
    static CohortReport Cohort(string name, CohortMeasures measures) => CohortReport.Of(
        name, measures.Ratings.Select(r => r.Loop).Distinct().Select(s => new LoopOutcomeFacts(s, s, s, "", true, measures.RawMean(s) >= LuckOutlook.MarkOn(measures.Scale))),
        measures.Ratings.Select(r => r.Signal).Distinct().Select(i => new SignalName("", "", i, i)), id => id, measures, [], null, 0);
}
