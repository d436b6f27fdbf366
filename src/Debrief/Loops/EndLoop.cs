using Mockloop.Contracts.Debrief;
using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Data;
using NodaTime;

namespace Mockloop.Debrief.Loops;

/// <summary>The only place where a loop ends: its outcome and LoopDecided are saved together, once.</summary>
static class EndLoop
{
    public static async Task EndLoopAsync(this DebriefDb db, Loop loop, LoopOutcome outcome, string reason, Instant now, CancellationToken ct)
    {
        if (!loop.End(outcome, reason, now))
            return;
        await db.UnscheduleAsync(OpenCommittee.Kind, loop.Id, ct);
        await db.UnscheduleAsync(PhaseDeadline.Kind, loop.Id, ct);
        await db.UnscheduleAsync(PhaseReminder.Kind, loop.Id, ct);
        db.Publish(new LoopDecided(loop.Id, loop.CohortId!.Value, loop.CandidateId!.Value, outcome.ToString(), loop.Version));
    }
}
