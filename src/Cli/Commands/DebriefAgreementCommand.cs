using System.CommandLine;
using System.Globalization;
using Mockloop.Debrief.Engine.Agreement;
using Mockloop.Debrief.Engine.Ratings;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop debrief agreement</c>: how far raters agree, per item.</summary>
static class DebriefAgreementCommand
{
    public static Command Create()
    {
        var ratings = new Argument<string>("RATINGS.csv") { Description = "Header rater,subject,item,score; an empty score is missing." };
        var command = new Command("agreement", "Intraclass correlations, Krippendorff's alpha and kappas, per item.") { ratings, Output.JsonOption };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(ratings), Output.Of(parsed)));
        return command;
    }

    static int Run(string path, Output output)
    {
        try
        {
            var report = AgreementAnalysis.Of(RatingCsv.ReadFile(path));
            output.Result(report, console => Print(console, report));
            return ExitCode.Holds;
        }
        catch (Exception e) when (e is RatingException or IOException or UnauthorizedAccessException)
        {
            return output.CouldNotRun($"{path}: {e.Message}");
        }
    }

    static void Print(IAnsiConsole console, AgreementReport report)
    {
        foreach (var item in report.Items)
        {
            var table = new Table().AddColumns("coefficient", "value", "95 % from", "to", "");
            foreach (var (form, icc) in item.IntraclassCorrelations)
                Add(table, $"ICC({form})", icc);
            foreach (var (level, alpha) in item.Alpha)
                Add(table, $"alpha, {level}", alpha);
            if (item.Kappa.Cohen is { } cohen)
                Add(table, "Cohen's kappa", cohen);
            Add(table, "Fleiss' kappa", item.Kappa.Fleiss);
            var percent = item.PercentAgreement is { } p ? $", {p:0.0} % of pairs agree" : "";
            console.Write(table.Title(Markup.Escape(
                $"{item.Item}: {item.Subjects} subjects, {item.CompleteSubjects} of them complete, {item.Raters} raters, {item.Missing} ratings missing{percent}")));
        }
    }

    static void Add(Table table, string name, Estimate estimate) =>
        table.AddRow(new Text(name), new Text(Number(estimate.Value)), new Text(Number(estimate.Lower)), new Text(Number(estimate.Upper)), new Text(estimate.Reason ?? ""));

    static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";
}
