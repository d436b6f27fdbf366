using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Interviews;

/// <summary>Cards that did not come are no longer waited for: they are missing, and the stage is decided without them.</summary>
sealed class CardDeadline(DebriefDb db, SettleInterview settle) : IDueHandler
{
    public const string Kind = "card-deadline";

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var (interview, loop) = await db.LockInterviewAsync(due.Key, ct);
        interview.PassDeadline();
        await settle.RunAsync(interview, loop, ct);
        await db.SaveChangesAsync(ct);
    }
}
