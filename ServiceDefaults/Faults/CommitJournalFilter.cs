using MassTransit;
using Mockloop.ServiceDefaults.Data;
using Mockloop.ServiceDefaults.Messaging;

namespace Mockloop.ServiceDefaults.Faults;

/// <summary>Notes every message that a consumer handled, within the inbox's transaction but without asking the inbox.</summary>
sealed class CommitJournalFilter<T>(PlatformDb db, CommitJournal journal) : IFilter<ConsumeContext<T>> where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        await next.Send(context);
        var endpoint = QueueName.Of(context.ReceiveContext.InputAddress);
        await journal.NoteAsync(db, $"event {endpoint}", context.MessageId!.Value, 0, context.CancellationToken);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("commit-journal");
}
