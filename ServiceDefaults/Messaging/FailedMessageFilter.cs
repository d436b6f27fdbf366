using MassTransit;
using Mockloop.ServiceDefaults.Data;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>The end of a message that failed after all retries, also of one that could not even be read: a failed_message row.</summary>
sealed class FailedMessageFilter(IServiceProvider services, string endpoint) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var e = context.Exception;
        await FailedMessageWriter.WriteAsync(services, context, endpoint, FailedMessageRows.Reason(e), e.ToString());
        // Or one that failed before it reached a consumer would also be taken for a message that nobody understands.
        await context.NotifyFaulted(e);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("failed-message");
}

/// <summary>The same for a message that no consumer of the queue understands.</summary>
sealed class SkippedMessageFilter(IServiceProvider services, string endpoint) : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        FailedMessageWriter.WriteAsync(services, context, endpoint, "No consumer on this queue takes this message type.", null);

    public void Probe(ProbeContext context) => context.CreateFilterScope("skipped-message");
}
