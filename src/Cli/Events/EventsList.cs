using System.Globalization;
using Mockloop.Contracts.Platform;
using Spectre.Console;

namespace Mockloop.Cli.Events;

/// <summary><c>events list</c> and <c>events show</c>.</summary>
static class EventsList
{
    internal static async Task<int> RunAsync(FailedEvents events, IReadOnlyList<string> services, int most, Output output, CancellationToken stop)
    {
        if (most < 1) return output.CouldNotRun($"--most {most}: must be at least 1");
        var (waiting, total, silent) = await events.ListAsync(services, most, stop);
        output.Result(new { total, events = waiting.Select(Shape), silent }, console =>
        {
            if (waiting.Count > 0) console.Write(Table(waiting));
            console.WriteLine(total == 0 ? "Nothing waits." : total > waiting.Count ? $"{waiting.Count} of {total}; --most shows more." : $"{total} in all.");
        });
        foreach (var service in silent) output.Progress(service);
        return silent.Count == 0 ? ExitCode.Holds : ExitCode.CouldNotRun;
    }

    internal static async Task<int> ShowAsync(FailedEvents events, IReadOnlyList<string> services, string id, Output output, CancellationToken stop)
    {
        var (found, silent) = await events.FindAsync(services, id, stop);
        foreach (var service in silent) output.Progress(service);
        if (found is null) return output.CouldNotRun($"No service that answers has a failed message {id}.");
        output.Result(Shape(found), console =>
        {
            console.WriteLine($"{found.Service}  {found.What}  {Time(found.When)}  {State(found)}");
            console.WriteLine(found.Why);
            if (found.Obstacle.Length > 0) console.WriteLine($"Cannot be redriven: {found.Obstacle}.");
            console.WriteLine(found.Stack);
        });
        return ExitCode.Holds;
    }

    internal static string State(FailedMessage message) =>
        message.Redriven is { } redriven ? $"redriven {Time(redriven)}" : message.Discarded is { } gone ? $"discarded {Time(gone)}" : "waits";

    static Table Table(IEnumerable<FailedMessage> waiting)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("service", "id", "what", "why", "when");
        foreach (var message in waiting)
            table.AddRow(new[] { message.Service, message.Id, message.What, FirstLine(message.Why), Time(message.When) }.Select(Markup.Escape).ToArray());
        return table;
    }

    static object Shape(FailedMessage message) => new
    {
        message.Service,
        message.Id,
        message.What,
        message.Why,
        when = message.When.ToDateTimeOffset(),
        message.Stack,
        message.BodyBytes,
        message.Obstacle,
        state = State(message),
    };

    static string FirstLine(string text) => text.Split('\n')[0];

    static string Time(Google.Protobuf.WellKnownTypes.Timestamp at) =>
        at.ToDateTimeOffset().ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
