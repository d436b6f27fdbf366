using MassTransit;

namespace Mockloop.ServiceDefaults.Messaging;

/// <summary>The end of a message that failed after all retries, also of one that could not even be read: a failed_message row.</summary>
sealed class FailedMessageFilter(IServiceProvider services, string endpoint) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        await FailedMessageWriter.WriteAsync(services, context, endpoint, $"{context.Exception.GetType().FullName}: {context.Exception.Message}", context.Exception.ToString());
        // A message that failed before it reached a consumer would else also count as one that no consumer takes.
        context.GetOrAddPayload(() => new FailureWritten());
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("failed-message");
}

/// <summary>The row for this delivery stands.</summary>
sealed class FailureWritten;

/// <summary>The same for a message that no consumer of the queue understands.</summary>
sealed class SkippedMessageFilter(IServiceProvider services, string endpoint) : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => context.HasPayloadType(typeof(FailureWritten))
        ? Task.CompletedTask
        : FailedMessageWriter.WriteAsync(services, context, endpoint, "No consumer on this queue takes this message type.", null);

    public void Probe(ProbeContext context) => context.CreateFilterScope("skipped-message");
}
