using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Committees;

/// <summary>Chases the chairs that are waited for: they see it in the list of their committees.</summary>
sealed class PhaseReminder(DebriefDb db, DomainClock clock) : IDueHandler
{
    public const string Kind = "vote-reminder";

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var loop = await db.LockLoopAsync(due.Key, ct);
        loop.Committee?.Remind(due.PhaseOf(), clock.Now);
        await db.SaveChangesAsync(ct);
    }
}
