using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Cohorts;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Access;
using Npgsql;

namespace Mockloop.Scheduling.People;

/// <summary>The caller's own record: made at the first call, which also binds invitations to a verified address.</summary>
sealed class GetMe(SchedulingDb db, ICaller caller)
{
    public async Task<Contracts.Scheduling.Person> HandleAsync(CancellationToken ct)
    {
        var person = await EnsureAsync(ct);
        return await person.ToProtoAsync(db, ct);
    }

    /// <summary>The caller's record, saved.</summary>
    public async Task<Person> EnsureAsync(CancellationToken ct)
    {
        try
        {
            return await EnsureOnceAsync(ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two first calls of one person at once: the other one won, and its record is there now.
            db.ChangeTracker.Clear();
            return await EnsureOnceAsync(ct);
        }
    }

    async Task<Person> EnsureOnceAsync(CancellationToken ct)
    {
        var person = await db.People.FindAsync([caller.PersonId], ct);
        if (person is null)
            db.People.Add(person = Person.Of(caller.PersonId, caller.Name, caller.Email, caller.EmailVerified));
        else
            person.KnownAs(caller.Email, caller.EmailVerified);
        if (person.VerifiedEmail is { } email)
            await BindAsync(person, email, ct);
        await db.SaveChangesAsync(ct);
        return person;
    }

    async Task BindAsync(Person person, string email, CancellationToken ct)
    {
        var open = await db.Memberships
            .Where(m => m.PersonId == null && !m.Withdrawn && m.Email == email)
            .Where(m => !db.Memberships.Any(other => other.CohortId == m.CohortId && other.PersonId == person.Id))
            .ToListAsync(ct);
        foreach (var membership in open)
        {
            membership.Bind(person.Id);
            db.Publish(membership.Changed());
        }
    }
}
