using System.CommandLine;
using Mockloop.Cli.Events;
using Mockloop.Cli.SignIn;

namespace Mockloop.Cli.Commands;

/// <summary><c>mockloop events</c>: what failed for good, for admins: look at it, send it to work again, give it up.</summary>
static class EventsCommand
{
    static readonly Option<string?> Service = new("--service") { Description = "Only this service: " + string.Join(", ", FailedEvents.Services) + "." };
    static readonly Option<int> Most = new("--most") { Description = "At most so many of each service.", DefaultValueFactory = _ => 100 };
    static readonly Option<bool> All = new("--all") { Description = "All that wait in the service and can be redriven." };
    static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };

    public static Command Create()
    {
        Service.AcceptOnlyFromAmong(FailedEvents.Services);
        var id = new Argument<string>("ID") { Description = "Id from events list." };
        var some = new Argument<string?>("ID") { Description = "Id from events list; or --all.", Arity = ArgumentArity.ZeroOrOne };
        return new Command("events", "Messages and due times that failed for good (needs the role admin).")
        {
            Sub(new("list", "What waits for a decision.") { Service, Most }, (p, events, output, stop) =>
                EventsList.RunAsync(events, Chosen(p), p.GetValue(Most), output, stop)),
            Sub(new("show", "One of them, with its whole stack.") { id, Service }, (p, events, output, stop) =>
                EventsList.ShowAsync(events, Chosen(p), p.GetValue(id)!, output, stop)),
            Sub(new("redrive", "Send one, or all, to work again; each takes effect once.") { some, All, Service, Yes }, (p, events, output, stop) =>
                EventsDecision.RedriveAsync(events, p.GetValue(Service), p.GetValue(some), p.GetValue(All), p.GetValue(Yes), output, stop)),
            Sub(new("discard", "Give one up: it is never handled.") { id, Service, Yes }, (p, events, output, stop) =>
                EventsDecision.DiscardAsync(events, p.GetValue(Service), p.GetValue(id)!, p.GetValue(Yes), output, stop)),
        };
    }

    static IReadOnlyList<string> Chosen(ParseResult parsed) => parsed.GetValue(Service) is { } one ? [one] : FailedEvents.Services;

    static Command Sub(Command command, Func<ParseResult, FailedEvents, Output, CancellationToken, Task<int>> run)
    {
        command.Options.Add(Output.JsonOption);
        command.SetAction((parsed, stop) => SignedIn.RunAsync(
            (platform, token) => run(parsed, new(platform, token), Output.Of(parsed), stop),
            _ => "Only an admin of the realm may do this; you are signed in as somebody else.", Output.Of(parsed), stop));
        return command;
    }
}
