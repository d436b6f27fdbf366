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
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Farewell = TimeSpan.FromSeconds(5);

    /// <summary>True in a process that declares them and consumes nothing.</summary>
    public bool Only { get; private set; }

    /// <summary>Declares queues, exchanges and bindings, and leaves.</summary>
    public async Task DeployAsync(CancellationToken ct)
    {
        Only = true;
        var bus = services.GetRequiredService<IBusControl>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            await bus.StartAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The broker did not answer within {Patience.TotalSeconds} s, so the service's queues do not stand; run --migrate again.");
        }
        // Started is declared. Stopping at once now and then never returns (MassTransit's pull request 6099), which the
        // library's own DeployAsync would wait for.
        await Task.WhenAny(bus.StopAsync(CancellationToken.None), Task.Delay(Farewell, CancellationToken.None));
    }
}
