#pragma warning disable RS0030 // It declares queues and publishes nothing.
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>
/// The service's queues and their bindings. They are declared by its <c>--migrate</c> run, as its tables are: an event published
/// before a queue has ever been bound is gone for that queue, so they have to stand before anybody publishes.
/// </summary>
sealed class Topology(IServiceProvider services)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>True in a process that declares them and consumes nothing.</summary>
    public bool Only { get; private set; }

    /// <summary>Declares queues, exchanges and bindings, and leaves.</summary>
    public async Task DeployAsync(CancellationToken ct)
    {
        Only = true;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            await services.GetRequiredService<IBusControl>().DeployAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The broker did not answer within {Patience.TotalSeconds} s, so the service's queues do not stand; run --migrate again.");
        }
    }
}
