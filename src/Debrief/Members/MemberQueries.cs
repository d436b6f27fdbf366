using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Data;

namespace Mockloop.Debrief.Members;

/// <summary>Who is gone, and under what id the erased go on.</summary>
static class MemberQueries
{
    public static async Task<IReadOnlySet<Guid>> GoneAsync(this DebriefDb db, Guid cohortId, CancellationToken ct) =>
        await db.Departures.Where(d => d.CohortId == cohortId || d.CohortId == Departure.Everywhere)
            .Select(d => d.PersonId).ToHashSetAsync(ct);

    /// <summary>Replaces erased people in an event that comes late; all others stay who they are.</summary>
    public static async Task<Func<Guid, Guid>> AliasesAsync(this DebriefDb db, IEnumerable<Guid> people, CancellationToken ct)
    {
        Guid[] asked = [.. people];
        var aliases = await db.Erased.Where(e => asked.Contains(e.PersonId)).ToDictionaryAsync(e => e.PersonId, e => e.Alias, ct);
        return person => aliases.GetValueOrDefault(person, person);
    }
}
