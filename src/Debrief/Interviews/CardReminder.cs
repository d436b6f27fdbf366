using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Interviews;

/// <summary>Chases cards that are still due: their authors see it in the list of their cards.</summary>
sealed class CardReminder(DebriefDb db, DomainClock clock) : IDueHandler
{
    public const string Kind = "card-reminder";

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var (interview, _) = await db.LockInterviewAsync(due.Key, ct);
        foreach (var card in interview.Cards)
            card.Remind(clock.Now);
        await db.SaveChangesAsync(ct);
    }
}
