using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Errors;

namespace Mockloop.Scheduling.People;

/// <summary>By whom the caller would like to be interviewed, and by whom rather not.</summary>
sealed class ChangePreferences(SchedulingDb db, GetMe me)
{
    const int MostPreferences = 200;

    public async Task<Preferences> ReadAsync(CancellationToken ct) => await ReplyAsync((await me.EnsureAsync(ct)).Id, ct);

    public async Task<Preferences> SetAsync(SetPreferenceRequest request, CancellationToken ct)
    {
        var (other, own) = (Ids.Parse(request.PersonId, "person_id"), (await me.EnsureAsync(ct)).Id);
        var value = Require.Range(request.Value, Preference.Least, Preference.Most, "value");
        Require.That(other != own, "person_id", other, "is yourself; nobody interviews themselves anyway");
        if (value == 0)
        {
            await db.Preferences.Where(p => p.PersonId == own && p.OtherId == other).ExecuteDeleteAsync(ct);
            return await ReplyAsync(own, ct);
        }
        // Only people of one's cohorts are known to exist.
        if (!await db.Memberships.AnyAsync(m => m.PersonId == other && db.Memberships.Any(o => o.CohortId == m.CohortId && o.PersonId == own && !o.Withdrawn), ct))
            throw DomainException.NotFound("person", other);
        await using var transaction = await db.JoinTransactionAsync(ct);
        // One after the other, so that what is counted stays so.
        await db.Database.ExecuteSqlAsync($"select 1 from person where id = {own} for no key update", ct);
        if (await db.Preferences.CountAsync(p => p.PersonId == own && p.OtherId != other, ct) >= MostPreferences)
            throw DomainException.Exhausted($"You said it of {MostPreferences} people, which is the most; take one back with value 0, then say it of this one.");
        await db.Database.ExecuteSqlAsync($"""
            insert into preference (person_id, other_id, value) values ({own}, {other}, {value})
            on conflict (person_id, other_id) do update set value = excluded.value
            """, ct);
        await transaction.CommitAsync(ct);
        return await ReplyAsync(own, ct);
    }

    async Task<Preferences> ReplyAsync(Guid own, CancellationToken ct)
    {
        var people = await db.Preferences.Where(p => p.PersonId == own).Join(db.People, p => p.OtherId, o => o.Id, (p, o) => new { o.Id, o.Name, p.Value })
            .OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(ct);
        return new Preferences { People = { people.Select(p => new Contracts.Scheduling.Preference { PersonId = p.Id.ToString(), Name = p.Name, Value = p.Value }) } };
    }
}
