using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Faults;
using Mockloop.ServiceDefaults.Hosting;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>What every receive endpoint has, from the outside in: final failure, retries, inbox.</summary>
static class PlatformEndpoint
{
    public const int Prefetch = 16;

    // RabbitMQ 4 gives up on a message after 20 returns unless told otherwise; giving up is failed_message's business.
    const int DeliveryLimit = 1_000_000;
    const int OutageRetries = 20;
    static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(3);
    static readonly TimeSpan[] Retries = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    public static void Configure(IRegistrationContext context, string name, IReceiveEndpointConfigurator endpoint)
    {
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.SetQuorumQueue();
            rabbit.SetQueueArgument("x-delivery-limit", DeliveryLimit);
        }
        bool hasDatabase = context.GetService<Subscriptions>() is not null;
        if (hasDatabase)
        {
            endpoint.ConfigureError(pipe => pipe.UseFilter(new FailedMessageFilter(context, name)));
            endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter(new SkippedMessageFilter(context, name)));
        }
        else
        {
            endpoint.ConfigureError(pipe => pipe.UseFilter(new DroppedMessageFilter(context, name)));
            endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter(new DroppedMessageFilter(context, name)));
        }
        // A database or service that is away for a minute is waited for: it fails every message alike, and none is to blame.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(Outage.Is);
            retry.Interval(OutageRetries, OutagePause);
        });
        // Each has its own causes: where one has used up its tries, MassTransit lets no other try again.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore<Exception>(Outage.Is);
            retry.Intervals(Retries);
        });
        if (hasDatabase)
            endpoint.UseConsumeFilter(typeof(InboxFilter<>), context);
        if (context.GetService<CommitJournal>() is { Enabled: true })
            endpoint.UseConsumeFilter(typeof(CommitJournalFilter<>), context);
    }
}
