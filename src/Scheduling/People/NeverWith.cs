using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Matching;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.People;

/// <summary>Who must never meet whom: one of them blocks the other, or both state the same affiliation.</summary>
static class NeverWith
{
    /// <summary>All such pairs among people, for a plan; the reason is in none of them.</summary>
    public static async Task<List<PersonPair>> PairsAsync(SchedulingDb db, IReadOnlyCollection<FreePerson> people, CancellationToken ct)
    {
        var ids = people.Select(p => p.Person.Id).ToList();
        var blocks = await db.Blocks.AsNoTracking().Where(b => ids.Contains(b.PersonId) && ids.Contains(b.OtherId)).ToListAsync(ct);
        var pairs = blocks.Select(b => Ordered(b.PersonId, b.OtherId)).ToHashSet();
        foreach (var same in people.SelectMany(p => p.Person.Affiliations.Select(a => (a, p.Person.Id))).GroupBy(p => p.a, p => p.Id))
            pairs.UnionWith(from a in same from b in same where a.CompareTo(b) < 0 select (a, b));
        return [.. pairs.Order().Select(p => new PersonPair { A = p.Item1.ToString(), B = p.Item2.ToString() })];
    }

    /// <summary>Everybody in the cohort whom this person must never meet.</summary>
    public static async Task<List<Guid>> OfAsync(SchedulingDb db, Person person, Guid cohortId, CancellationToken ct)
    {
        var members = db.Memberships.Where(m => m.CohortId == cohortId && m.PersonId != null).Select(m => m.PersonId!.Value);
        var (id, affiliations) = (person.Id, person.Affiliations);
        var blocked = db.Blocks.Where(b => b.PersonId == id).Select(b => b.OtherId).Union(db.Blocks.Where(b => b.OtherId == id).Select(b => b.PersonId));
        var same = db.People.Where(p => p.Id != id && p.Affiliations.Any(a => affiliations.Contains(a))).Select(p => p.Id);
        return await blocked.Union(same).Where(other => members.Contains(other)).OrderBy(other => other).ToListAsync(ct);
    }

    static (Guid, Guid) Ordered(Guid a, Guid b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);
}
