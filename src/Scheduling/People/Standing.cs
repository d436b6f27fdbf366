using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.People;

/// <summary>Reputation and give-and-take of a person, summed up from the ledger.</summary>
sealed record Standing(double Reputation, int Balance)
{
    public static readonly Standing None = new(0, 0);

    public static async Task<Dictionary<Guid, Standing>> OfAsync(SchedulingDb db, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var sums = await db.Ledger.Where(e => people.Contains(e.PersonId) && e.ExcusedAt == null).GroupBy(e => e.PersonId).Select(g => new
        {
            Person = g.Key,
            Reputation = g.Average(e => e.Score) ?? 0,
            Balance = g.Sum(e => e.Points),
        }).ToListAsync(ct);
        return sums.ToDictionary(s => s.Person, s => new Standing(s.Reputation, s.Balance));
    }

    public static async Task<Standing> OfAsync(SchedulingDb db, Guid person, CancellationToken ct) =>
        (await OfAsync(db, [person], ct)).GetValueOrDefault(person, None);

    /// <summary>Adds entries that are not known yet; the key decides, also between two messages handled at once.</summary>
    /// <returns>Whether any of it was news.</returns>
    public static async Task<bool> NoteAsync(SchedulingDb db, IEnumerable<LedgerEntry> entries, CancellationToken ct)
    {
        var added = 0;
        foreach (var e in entries)
            added += await db.Database.ExecuteSqlAsync($"""
                insert into ledger_entry (source_id, source_version, person_id, kind, other_id, interview_id, points, score, at)
                values ({e.SourceId}, {e.SourceVersion}, {e.PersonId}, {e.Kind.ToString()}, {e.OtherId}, {e.InterviewId}, {e.Points}, {e.Score}, {e.At})
                on conflict do nothing
                """, ct);
        return added > 0;
    }
}
