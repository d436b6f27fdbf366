using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Mockloop.Debrief.Engine.Calibration;
using Spectre.Console;

namespace Mockloop.Cli;

/// <summary>
/// The one place that writes. With <c>--json</c> standard output carries exactly one JSON object; people's tables go
/// there without it; progress and complaints always go to standard error.
/// </summary>
sealed class Output(bool json)
{
    /// <summary>The option every command has.</summary>
    public static Option<bool> JsonOption { get; } = new("--json") { Description = "Print one JSON object on standard output and nothing else there." };

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(TimedResults.Default, new DefaultJsonTypeInfoResolver()),
    };

    // Made when there is something to complain about: it takes longer than many a command.
    readonly Lazy<IAnsiConsole> errors = new(() => Make(Console.Error, Console.IsErrorRedirected));

    /// <summary>For the command being invoked.</summary>
    public static Output Of(ParseResult parsed) => new(parsed.GetValue(JsonOption));

    /// <summary>Prints the result: as JSON, or as people read it.</summary>
    public void Result(object value, Action<IAnsiConsole> forPeople)
    {
        if (json)
            Json(value);
        else
            forPeople(Make(Console.Out, Console.IsOutputRedirected));
    }

    /// <summary>Prints a result that is JSON for people as well.</summary>
    public void Json(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, value.GetType(), Options));

    static IAnsiConsole Make(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer) });
        if (redirected)
            console.Profile.Width = 1000; // lines for programs to read are not broken
        return console;
    }

    /// <summary>A line about what is going on.</summary>
    public void Progress(string line) => errors.Value.WriteLine(line, new Style(Color.Grey));

    /// <summary>Asks on the terminal, unless the answer was given beforehand. Without a terminal nobody can answer, and silence is no yes.</summary>
    public bool Confirmed(string question, bool yes)
    {
        if (yes) return true;
        Progress($"{question} [y/N]");
        if (Console.ReadLine()?.Trim() is "y" or "Y" or "yes") return true;
        Progress("Nothing was done. --yes goes on without asking.");
        return false;
    }

    /// <summary>Says why the command could not run, and gives the exit code for it.</summary>
    public int CouldNotRun(string why)
    {
        errors.Value.WriteLine(why, new Style(Color.Red));
        return ExitCode.CouldNotRun;
    }
}

/// <summary>Results whose command has to be quick in a fresh process: how to write them is compiled, not found out by reflection.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CalibrationResult))]
sealed partial class TimedResults : JsonSerializerContext;
