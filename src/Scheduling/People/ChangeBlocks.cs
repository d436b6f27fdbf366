using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.Scheduling.Loops;
using Mockloop.ServiceDefaults.Errors;
using Mockloop.ServiceDefaults.Timing;

namespace Mockloop.Scheduling.People;

/// <summary>The caller's list of people they never want to meet.</summary>
sealed class ChangeBlocks(SchedulingDb db, GetMe me, DomainClock clock)
{
    const int MostBlocks = 200;

    public async Task<Blocks> ReadAsync(CancellationToken ct) => await ReplyAsync((await me.EnsureAsync(ct)).Id, ct);

    public async Task<Blocks> AddAsync(BlockPersonRequest request, CancellationToken ct)
    {
        var (other, own) = (Ids.Parse(request.PersonId, "person_id"), (await me.EnsureAsync(ct)).Id);
        Require.That(other != own, "person_id", other, "is yourself; nobody interviews themselves anyway");
        // Only people of one's cohorts are known to exist.
        var shared = await db.Memberships.AnyAsync(m => m.PersonId == other && db.Memberships.Any(o => o.CohortId == m.CohortId && o.PersonId == own && !o.Withdrawn), ct);
        if (!shared)
            throw DomainException.NotFound("person", other);
        if (await db.Blocks.CountAsync(b => b.PersonId == own, ct) >= MostBlocks)
            throw DomainException.Exhausted($"You block {MostBlocks} people, which is the most; take somebody off the list.");
        if (!await db.Blocks.AnyAsync(b => b.PersonId == own && b.OtherId == other, ct))
            db.Blocks.Add(Block.Of(own, other, clock.Now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.IsDuplicate())
        {
            // Another window was faster with the same.
            db.ChangeTracker.Clear();
        }
        return await ReplyAsync(own, ct);
    }

    public async Task<Blocks> RemoveAsync(UnblockPersonRequest request, CancellationToken ct)
    {
        var (other, own) = (Ids.Parse(request.PersonId, "person_id"), (await me.EnsureAsync(ct)).Id);
        await db.Blocks.Where(b => b.PersonId == own && b.OtherId == other).ExecuteDeleteAsync(ct);
        return await ReplyAsync(own, ct);
    }

    async Task<Blocks> ReplyAsync(Guid own, CancellationToken ct)
    {
        var people = await db.Blocks.Where(b => b.PersonId == own).Join(db.People, b => b.OtherId, p => p.Id, (_, p) => new { p.Id, p.Name })
            .OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(ct);
        return new Blocks { People = { people.Select(p => new BlockedPerson { PersonId = p.Id.ToString(), Name = p.Name }) } };
    }
}
