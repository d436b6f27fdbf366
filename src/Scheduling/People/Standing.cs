using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;

namespace Mockloop.Scheduling.People;

/// <summary>Reputation and give-and-take of a person, summed up from the ledger.</summary>
sealed record Standing(double Reputation, int Balance)
{
    public static readonly Standing None = new(0, 0);

    public static async Task<Dictionary<Guid, Standing>> OfAsync(SchedulingDb db, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var sums = await db.Ledger.Where(e => people.Contains(e.PersonId)).GroupBy(e => e.PersonId).Select(g => new
        {
            Person = g.Key,
            Reputation = g.Average(e => e.Score) ?? 0,
            Balance = g.Count(e => e.Kind == LedgerKind.Given) - g.Count(e => e.Kind == LedgerKind.Taken || e.Kind == LedgerKind.Missed),
        }).ToListAsync(ct);
        return sums.ToDictionary(s => s.Person, s => new Standing(s.Reputation, s.Balance));
    }

    public static async Task<Standing> OfAsync(SchedulingDb db, Guid person, CancellationToken ct) =>
        (await OfAsync(db, [person], ct)).GetValueOrDefault(person, None);

    /// <summary>Adds entries that are not known yet.</summary>
    public static async Task NoteAsync(SchedulingDb db, IEnumerable<LedgerEntry> entries, CancellationToken ct)
    {
        foreach (var entry in entries)
            if (await db.Ledger.FindAsync([entry.SourceId, entry.PersonId, entry.Kind, entry.SourceVersion], ct) is null)
                db.Ledger.Add(entry);
    }
}
