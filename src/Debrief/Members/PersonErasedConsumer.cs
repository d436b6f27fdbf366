using MassTransit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Timing;
using NodaTime;

namespace Mockloop.Debrief.Members;

/// <summary>Closes what the person leaves behind anywhere, then replaces them by an alias and deletes texts about them.</summary>
sealed class PersonErasedConsumer(DebriefDb db, DepartPerson depart, ErasePerson erase, DomainClock clock) : IConsumer<PersonErased>
{
    // Longer than any event may be under way, failed messages that are redriven included.
    static readonly Duration LateEvents = Duration.FromDays(30);

    public async Task Consume(ConsumeContext<PersonErased> context)
    {
        var (person, ct) = (context.Message.PersonId, context.CancellationToken);
        await depart.RunAsync(person, Departure.Everywhere, ct);
        db.Schedule(ForgetErased.Kind, person, clock.Now + LateEvents);
        await db.SaveChangesAsync(ct);
        await erase.RunAsync(person, ct);
    }
}
