using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.Loops;

/// <summary>What another slot was searched from: the loop's interviews as they were, the members and when they are free.</summary>
sealed class RepairBasis
{
    readonly PlanBasis _plan;
    readonly string _interviews;

    RepairBasis(PlanBasis plan, string interviews) => (_plan, _interviews) = (plan, interviews);

    public static async Task<RepairBasis> ReadAsync(SchedulingDb db, Loop loop, CancellationToken ct) =>
        new(await PlanBasis.ReadAsync(db, loop.CohortId, ct), await VersionsAsync(db, loop.Id, ct));

    /// <summary>Whether it is still so. The loop is locked, and these people are from here on.</summary>
    public async Task<bool> HoldsAsync(SchedulingDb db, Loop loop, Guid[] people, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from person where id = any({people}) order by id for share", ct);
        var now = await ReadAsync(db, loop, ct);
        return now._interviews == _interviews && _plan.ChangesTo(now._plan, people).Count == 0;
    }

    static async Task<string> VersionsAsync(SchedulingDb db, Guid loop, CancellationToken ct)
    {
        var interviews = await db.Interviews.Where(i => i.LoopId == loop).OrderBy(i => i.Id).Select(i => new { i.Id, i.Version }).ToListAsync(ct);
        return string.Join(' ', interviews.Select(i => $"{i.Id}:{i.Version}"));
    }
}
