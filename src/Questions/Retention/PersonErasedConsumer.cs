using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Questions.Data;

namespace Mockloop.Questions.Retention;

/// <summary>Anonymises what a person wrote anywhere.</summary>
sealed class PersonErasedConsumer(QuestionsDb db, Anonymise anonymise) : IConsumer<PersonErased>
{
    public async Task Consume(ConsumeContext<PersonErased> context)
    {
        await anonymise.HandleAsync(context.Message.PersonId, null, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
