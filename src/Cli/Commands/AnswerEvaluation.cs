using System.Globalization;
using Mockloop.Cli.Platform;
using Mockloop.Debrief.Engine.Analysis;
using Mockloop.Debrief.Engine.Analysis.Evaluation;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop debrief analyse --evaluate</c>: how well findings are found, on answers whose findings are known.</summary>
static class AnswerEvaluation
{
    const double Least = 0.85;
    const string Labelled = "tests/Debrief.Tests/Answers";

    public static int Run(string? folder, AnswerKind? kind, Output output)
    {
        folder ??= Checkout.Root is { } root ? Path.Combine(root, Labelled) : Labelled;
        try
        {
            var answers = LabelledSet.Read(folder).Where(a => kind is null || a.Kind == kind).ToList();
            if (answers.Count == 0)
                return output.CouldNotRun($"{folder}: no labelled answers");
            var evaluation = Evaluation.Of(answers);
            output.Result(evaluation, console => Print(console, evaluation));
            return evaluation.Scores.Where(s => s.Split != LabelledSet.Development).All(s => s.Reaches(Least)) ? ExitCode.Holds : ExitCode.DoesNotHold;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return output.CouldNotRun(e.Message);
        }
    }

    static void Print(IAnsiConsole console, Evaluation evaluation)
    {
        foreach (var split in evaluation.Scores.GroupBy(s => s.Split))
        {
            var table = new Table().AddColumns("kind", "finding", "holds", "found", "invented", "precision", "recall");
            foreach (var s in split)
                table.AddRow(new[] { $"{s.Kind}", s.Code, $"{s.Holds}", $"{s.Found}", $"{s.Invented}", Number(s.Precision), Number(s.Recall) }
                    .Select(cell => new Text(cell, s.Reaches(Least) ? Style.Plain : new(Color.Red))));
            console.Write(table.Title($"{split.Key}: {evaluation.Answers[split.Key]} answers"));
        }
        foreach (var miss in evaluation.Misses)
            console.WriteLine($"{miss.Answer}: {miss.Code} {(miss.Invented ? "invented" : "missed")}");
    }

    static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
}
