using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Mockloop.Identity.Data;
using Mockloop.Identity.Realm;

namespace Mockloop.Identity.Accounts;

/// <summary>Puts the people of <c>realm-demo.json</c> into the realm under the demo, and takes them out without it.</summary>
sealed class DemoPeople(
    IdentityDb db, IPasswordHasher<Account> hasher, TimeProvider time, RealmOptions realm, ILogger<DemoPeople> log)
{
    static readonly JsonSerializerOptions KeycloakJson = new(JsonSerializerDefaults.Web);

    sealed record Credential(string Value);
    sealed record Person(
        Guid Id, string Username, string Email, bool EmailVerified, string FirstName, string LastName,
        Credential[] Credentials, string[]? RealmRoles);
    sealed record RealmFile(Person[] Users);

    public async Task ApplyAsync(CancellationToken ct)
    {
        if (!realm.Demo.Enabled)
        {
            var removed = await db.Accounts.Where(a => a.Demo).ExecuteDeleteAsync(ct);
            if (removed > 0)
                log.LogInformation("Removed {Count} demo people: this realm runs without the demo", removed);
            return;
        }

        await using var file = File.OpenRead(realm.Demo.RealmFile ?? throw new InvalidOperationException(
            "Demo:Enabled is true but Demo:RealmFile does not name deploy/keycloak/realm-demo.json"));
        var people = (await JsonSerializer.DeserializeAsync<RealmFile>(file, KeycloakJson, ct))!.Users;
        var known = await db.Accounts.Select(a => a.Username).ToListAsync(ct);
        foreach (var taken in people.IntersectBy(await OthersAsync(ct), p => p.Username))
            log.LogWarning("Demo person {Username} left out: a real account has that name", taken.Username);
        db.Accounts.AddRange(people.ExceptBy(known, p => p.Username).AsParallel().Select(ToAccount));
        await db.SaveChangesAsync(ct);
    }

    Task<List<string>> OthersAsync(CancellationToken ct) =>
        db.Accounts.Where(a => !a.Demo).Select(a => a.Username).ToListAsync(ct);

    Account ToAccount(Person p)
    {
        var account = new Account(p.Id, p.Username, p.Email, p.FirstName, p.LastName, time.GetUtcNow())
        {
            EmailVerified = p.EmailVerified,
            Roles = p.RealmRoles ?? [],
            Demo = true,
        };
        account.PasswordHash = hasher.HashPassword(account, p.Credentials[0].Value);
        return account;
    }
}
