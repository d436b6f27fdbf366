using Mockloop.Contracts.Platform;
using Spectre.Console;

namespace Mockloop.Cli.Events;

/// <summary><c>events redrive</c> and <c>events discard</c>: ask first, unless told not to.</summary>
static class EventsDecision
{
    internal static async Task<int> RedriveAsync(
        FailedEvents events, string? service, string? id, bool all, bool yes, Output output, CancellationToken stop)
    {
        if (all == id is not null) return output.CouldNotRun("Give either one ID or --all.");
        if (all && service is null) return output.CouldNotRun("--all: name the service with --service.");
        string question;
        if (id is not null)
        {
            if (await OneAsync(events, service, id, output, stop) is not { } found) return ExitCode.CouldNotRun;
            (service, question) = (found.Service, $"Redrive {found.What} in {found.Service}?");
        }
        else
        {
            var (_, total, silent) = await events.ListAsync([service!], 1, stop);
            if (silent.Count > 0) return output.CouldNotRun(silent[0]);
            question = $"Redrive all {total} that wait in {service}?";
        }

        if (!output.Confirmed(question, yes)) return ExitCode.DoesNotHold;
        var reply = await events.RedriveAsync(service!, id ?? "", stop);
        output.Result(new { service, reply.Redriven, reply.Left }, console => console.WriteLine(
            $"{reply.Redriven} sent to work again in {service}." + (reply.Left > 0 ? $" {reply.Left} cannot be redriven; events show says why." : "")));
        return ExitCode.Holds;
    }

    internal static async Task<int> DiscardAsync(FailedEvents events, string? service, string id, bool yes, Output output, CancellationToken stop)
    {
        if (await OneAsync(events, service, id, output, stop) is not { } found) return ExitCode.CouldNotRun;
        if (!output.Confirmed($"Discard {found.What} in {found.Service}? It is never handled then.", yes)) return ExitCode.DoesNotHold;
        await events.DiscardAsync(found.Service, id, stop);
        output.Result(new { found.Service, found.Id, discarded = true }, console => console.WriteLine($"Discarded in {found.Service}."));
        return ExitCode.Holds;
    }

    static async Task<FailedMessage?> OneAsync(FailedEvents events, string? service, string id, Output output, CancellationToken stop)
    {
        var (found, silent) = await events.FindAsync(service is null ? FailedEvents.Services : [service], id, stop);
        foreach (var one in silent) output.Progress(one);
        if (found is null) output.CouldNotRun($"No service that answers has a failed message {id}.");
        return found;
    }
}
