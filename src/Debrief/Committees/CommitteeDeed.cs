using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine.Committees;
using Mockloop.Debrief.Loops;
using Mockloop.ServiceDefaults.Access;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Debrief.Committees;

/// <summary>
/// Something that a chair does: under the loop's lock, with all that follows from it in the same transaction. What a chair may
/// do, and when, is the engine's rule.
/// </summary>
sealed class CommitteeDeed(DebriefDb db, SettleCommittee settle, Packets packets, ICaller caller)
{
    /// <summary>Does it as the caller.</summary>
    public Task RunAsync(Guid loopId, Action<Committee, Guid> deed, CancellationToken ct) => RunAsync(loopId, loop =>
    {
        deed(loop.Committee!, caller.PersonId);
        return Task.CompletedTask;
    }, ct);

    /// <summary>The same with what the packet says, for those who link to it.</summary>
    public Task RunAsync(Guid loopId, Action<Committee, Guid, PacketText> deed, CancellationToken ct) => RunAsync(loopId, async loop =>
        deed(loop.Committee!, caller.PersonId, new PacketText(await packets.ReadAsync(loop.Id, loop.TrackHash!, ct))), ct);

    async Task RunAsync(Guid loopId, Func<Loop, Task> deed, CancellationToken ct)
    {
        if (!await db.Chairs.AnyAsync(c => c.LoopId == loopId && c.PersonId == caller.PersonId, ct))
            throw DomainException.Forbidden("Only the committee's chairs do this.");
        await UnderLockAsync(loopId, deed, ct);
    }

    /// <summary>Somebody is seated, while nobody leaves; the caller's chair is not asked for, and the committee is there.</summary>
    public Task SeatAsync(Guid loopId, Func<Loop, Task> deed, CancellationToken ct) => UnderLockAsync(loopId, deed, ct, seats: true);

    async Task UnderLockAsync(Guid loopId, Func<Loop, Task> deed, CancellationToken ct, bool seats = false)
    {
        await using var transaction = await db.JoinTransactionAsync(ct);
        if (seats)
            await db.EnterSeatingAsync(ct);
        var loop = await db.LockLoopAsync(loopId, ct);
        await db.LoadDiscussionAsync(loop.Committee!, ct);
        try
        {
            await deed(loop);
        }
        catch (CommitteeException e)
        {
            throw Said(e);
        }
        await settle.RunAsync(loop, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    static DomainException Said(CommitteeException e) => e.Refusal switch
    {
        CommitteeRefusal.NotYours => DomainException.Forbidden(e.Message),
        CommitteeRefusal.Done => DomainException.AlreadyExists(e.Message),
        CommitteeRefusal.Unfounded => DomainException.Invalid(e.Field, e.Value, e.Message),
        _ => DomainException.Conflict(e.Message),
    };
}
