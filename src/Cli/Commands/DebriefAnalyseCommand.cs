using System.CommandLine;
using System.Text.Json;
using Mockloop.Debrief.Engine.Analysis;
using Mockloop.Debrief.Engine.Analysis.Complexity;
using Spectre.Console;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop debrief analyse</c>: what is in an answer, and what is missing.</summary>
static class DebriefAnalyseCommand
{
    const int LargestFile = 4 << 20; // bytes; nobody writes an answer of a million words

    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "The answer: plain text in UTF-8.", Arity = ArgumentArity.ZeroOrOne };
        var kind = new Option<AnswerKind?>("--kind") { Description = "What it is: star, design, product or complexity." };
        var evaluate = new Option<bool>("--evaluate") { Description = "Instead of a file: precision and recall per finding on the labelled answers." };
        var answers = new Option<string?>("--answers") { Description = "Folder of other labelled answers to evaluate on." };
        var measured = new Option<string?>("--measured") { Description = "For a complexity claim: the result of judge run --json for the submission it came with." };
        var command = new Command("analyse", "Analyse a written answer.") { file, kind, measured, evaluate, answers, Output.JsonOption };
        command.SetAction(parsed => parsed.GetValue(evaluate)
            ? AnswerEvaluation.Run(parsed.GetValue(answers), parsed.GetValue(kind), Output.Of(parsed))
            : Run(parsed.GetValue(file), parsed.GetValue(kind), parsed.GetValue(measured), Output.Of(parsed)));
        return command;
    }

    static int Run(string? path, AnswerKind? kind, string? measured, Output output) => (path, kind) is ({ } p, { } k)
        ? Run(p, k, measured, output)
        : output.CouldNotRun("FILE and --kind are needed: debrief analyse FILE --kind star|design|product|complexity");

    static int Run(string path, AnswerKind kind, string? measured, Output output)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile)
                return output.CouldNotRun($"{path}: larger than {LargestFile >> 20} MiB");
            var report = AnswerAnalysis.Of(File.ReadAllText(path), kind, measured is null ? null : Measured(measured));
            output.Result(report, console => Print(console, report));
            return !report.Checked ? ExitCode.CouldNotRun : report.Findings.Any(f => f.Severity == Severity.Problem) ? ExitCode.DoesNotHold : ExitCode.Holds;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return output.CouldNotRun(e is JsonException ? $"{measured}: {e.Message}" : $"{path}: {e.Message}");
        }
    }

    static MeasuredGrowth Measured(string path) => MeasuredGrowth.Read(File.ReadAllText(path));

    static void Print(IAnsiConsole console, AnswerReport report)
    {
        var table = new Table().AddColumns("", "finding", "what it means", "where", "quote");
        foreach (var f in report.Findings.OrderByDescending(f => f.Severity))
            table.AddRow(new Markup(Sign(f.Severity)), new Text(f.Code), new Text(f.Message), new Text(f.Quote.Length == 0 ? "" : $"{f.From}–{f.To}"), new Text(Shortened(f.Quote)));
        console.Write(table.Title($"{report.Kind}, {report.Words} words"));
        if (report.Signals is { Ownership: { } ownership, Persuasion: { } persuasion, Safety: { } safety })
            console.MarkupLineInterpolated($"ownership {ownership:0.00}, persuasion {persuasion:0.00}, safety {safety:0.00}");
        foreach (var n in report.Numbers)
            console.MarkupLineInterpolated($"{(n.Ok ? "✓" : "✗")} {n.Quote}: {n.Rule} gives {n.Computed:G6} {n.Unit}");
        if (report.Growth is { } growth)
            console.MarkupLineInterpolated($"claimed: time {growth.Time ?? "not said"}, memory {growth.Memory ?? "not said"}");
    }

    static string Sign(Severity severity) => severity switch
    {
        Severity.Good => "[green]✓[/]",
        Severity.Note => "[yellow]·[/]",
        _ => "[red]✗[/]",
    };

    static string Shortened(string quote) => quote.Length <= 80 ? quote : quote[..77] + "…";
}
