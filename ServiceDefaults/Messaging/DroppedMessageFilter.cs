using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// The end of a message in a service without a database: a line in the log. Such a service may consume nothing but wake-ups,
/// whose truth is a row elsewhere; what it failed on is worth no queue that nobody looks into.
/// </summary>
sealed class DroppedMessageFilter(IServiceProvider services, string endpoint) : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        await DropAsync(context.Exception.Message);
        await context.NotifyFaulted(context.Exception);
    }

    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => DropAsync("no consumer takes this message type");

    public void Probe(ProbeContext context) => context.CreateFilterScope("dropped-message");

    Task DropAsync(string why)
    {
        services.GetRequiredService<ILogger<DroppedMessageFilter>>().LogWarning("A wake-up on {Endpoint} was dropped: {Why}", endpoint, why);
        return Task.CompletedTask;
    }
}
