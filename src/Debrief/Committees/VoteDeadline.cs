using Mockloop.Debrief.Data;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Debrief.Committees;

/// <summary>
/// Votes that did not come are absent, and the decision says so. When nobody voted at all, simulated panelists do it in their
/// place: a loop ends with a decision that rests on its packet, not on silence.
/// </summary>
sealed class VoteDeadline(DebriefDb db, SettleCommittee settle) : IDueHandler
{
    public const string Kind = "vote-deadline";

    public async Task HandleAsync(DueTime due, CancellationToken ct)
    {
        var loop = await db.LockLoopAsync(due.Key, ct);
        if (!loop.Voting)
            return;
        if (loop.Chairs.All(c => c.Vote is null))
            foreach (var chair in loop.Chairs)
                chair.Simulate();
        else
            loop.CloseVoting();
        await settle.RunAsync(loop, ct);
        await db.SaveChangesAsync(ct);
    }
}
