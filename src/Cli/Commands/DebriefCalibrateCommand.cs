using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Mockloop.Debrief.Engine.Calibration;
using Mockloop.Debrief.Engine.Ratings;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop debrief calibrate</c>: measures of raters, subjects and items on one scale.</summary>
static class DebriefCalibrateCommand
{
    const int MostRows = 40;

    public static Command Create()
    {
        var ratings = new Argument<string>("RATINGS.csv") { Description = "Header rater,subject,item,score and optionally time; an empty score is missing." };
        var estimator = new Option<string>("--estimator") { Description = "mml: subjects from a normal distribution, or jml: subjects as parameters, as older programs do.", DefaultValueFactory = _ => "mml" };
        var model = new Option<string>("--model") { Description = "rsm: items share their thresholds, or pcm: every item has its own.", DefaultValueFactory = _ => "rsm" };
        var bias = new Option<bool>("--bias") { Description = "Compare every rater with the model on every item, too." };
        estimator.AcceptOnlyFromAmong("mml", "jml");
        model.AcceptOnlyFromAmong("rsm", "pcm");
        var command = new Command("calibrate", "Many-facet Rasch measures: ratings corrected for who gave them.") { ratings, estimator, model, bias, Output.JsonOption };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(ratings), Output.Of(parsed), new()
        {
            Estimator = parsed.GetValue(estimator) == "jml" ? Estimator.Jml : Estimator.Mml,
            Model = parsed.GetValue(model) == "pcm" ? ScaleModel.Pcm : ScaleModel.Rsm,
            Bias = parsed.GetValue(bias),
        }));
        return command;
    }

    static int Run(string path, Output output, CalibrationOptions options)
    {
        try
        {
            long since = Stopwatch.GetTimestamp();
            var result = Calibrator.Calibrate(RatingCsv.ReadFile(path), options);
            result = result with { Seconds = Math.Round(Stopwatch.GetElapsedTime(since).TotalSeconds, 4) };
            output.Result(result, console => Print(console, result));
            return result.Converged ? ExitCode.Holds : ExitCode.DoesNotHold;
        }
        catch (Exception e) when (e is RatingException or IOException or UnauthorizedAccessException)
        {
            return output.CouldNotRun($"{path}: {e.Message}");
        }
    }

    static void Print(IAnsiConsole console, CalibrationResult result)
    {
        console.MarkupLineInterpolated($"[bold]{result.Estimator}, {result.Model}[/]: {(result.Converged ? "converged" : "NOT converged")} in {result.Iterations} rounds and {result.Seconds:0.000} seconds, log-likelihood {result.LogLikelihood:0.00}");
        foreach (string note in result.Notes)
            console.WriteLine(note);
        Print(console, "raters, the most severe first", result.Raters, result.Separation.Raters, result.Reliability.Raters);
        Print(console, "subjects, the best first", result.Subjects, result.Separation.Subjects, result.Reliability.Subjects);
        Print(console, "items, the hardest first", result.Items, result.Separation.Items, result.Reliability.Items);
        var thresholds = new Table().AddColumns("threshold", "measure", "s.e.", "model s.e.", "ratings");
        foreach (var t in result.Thresholds.Take(MostRows))
            thresholds.AddRow(new Text(t.Id), Number(t.Value), Number(t.Se), Number(t.SeModel), new Text($"{t.Count}"));
        console.Write(thresholds);
        foreach (var feedback in result.Feedback.Take(MostRows))
            console.WriteLine($"{feedback.Id}: {feedback.Words}");
        Print(console, "raters by items", result.Bias);
        Print(console, "raters by times", result.Drift);
    }

    static void Print(IAnsiConsole console, string title, IReadOnlyList<Interaction>? interactions)
    {
        if (interactions is null) return;
        var table = new Table().AddColumns("rater", "", "more severe by", "s.e.", "t", "ratings");
        foreach (var i in interactions.OrderByDescending(i => Math.Abs(i.T)).Take(MostRows))
            table.AddRow(new Text(i.Rater), new Text(i.Item ?? i.Time!), Number(i.Value), Number(i.Se), Number(i.T), new Text($"{i.Count}"));
        console.Write(table.Title($"{title}, the surest first"));
    }

    static void Print(IAnsiConsole console, string title, IReadOnlyList<Measure> measures, double? separation, double? reliability)
    {
        var table = new Table().AddColumns("id", "measure", "s.e.", "model s.e.", "infit", "outfit", "ratings", "");
        foreach (var m in measures.OrderByDescending(m => m.Value).Take(MostRows))
            table.AddRow(new Text(m.Id), Number(m.Value), Number(m.Se), Number(m.SeModel), Number(m.Infit), Number(m.Outfit), new Text($"{m.Count}"), new Text(m.Extreme ?? ""));
        string more = measures.Count > MostRows ? $"; {MostRows} of {measures.Count} shown" : "";
        console.Write(table.Title(Markup.Escape($"{title}: separation {Words(separation)}, reliability {Words(reliability)}{more}")));
    }

    static Text Number(double? value) => new(Words(value));

    static string Words(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
}
