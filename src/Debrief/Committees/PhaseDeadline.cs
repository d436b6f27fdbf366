using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Committees;

/// <summary>A phase of the committee waits no longer: votes that did not come are absent, and the next phase begins or the rule decides.</summary>
sealed class PhaseDeadline(DebriefDb db, SettleCommittee settle) : IDueHandler
{
    public const string Kind = "vote-deadline";

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var loop = await db.LockLoopAsync(due.Key, ct);
        if (loop.Committee is not { Open: true } committee)
            return;
        await db.LoadDiscussionAsync(committee, ct);
        committee.PassDeadline(due.PhaseOf());
        await settle.RunAsync(loop, ct);
        await db.SaveChangesAsync(ct);
    }
}
