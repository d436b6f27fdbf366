using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Mockloop.Identity.Data;
using Mockloop.Identity.Realm;

namespace Mockloop.Identity.Accounts;

/// <summary>Makes the first administrator, once, from configuration section <c>Bootstrap</c> (as Keycloak's bootstrap admin).</summary>
sealed class BootstrapAdmin(
    IdentityDb db, IPasswordHasher<Account> hasher, TimeProvider time, RealmOptions realm, ILogger<BootstrapAdmin> log)
{
    public async Task ApplyAsync(CancellationToken ct)
    {
        if (realm.Demo.Enabled || await db.Accounts.AnyAsync(a => a.Roles.Contains("admin"), ct))
            return;

        var (username, password, email) = realm.Bootstrap;
        if (password is null)
        {
            log.LogWarning("Nobody can administer this realm: set Bootstrap:AdminPassword and start again");
            return;
        }
        if (password.Length is < Limits.ShortestPassword or > Limits.Password)
            throw new InvalidOperationException(
                $"Bootstrap:AdminPassword must have {Limits.ShortestPassword} to {Limits.Password} characters");

        var account = new Account(Guid.CreateVersion7(), username, email, "Realm", "Administrator", time.GetUtcNow())
        {
            EmailVerified = email is not null,
            Roles = ["admin"],
        };
        account.PasswordHash = hasher.HashPassword(account, password);
        db.Add(account);
        await db.SaveChangesAsync(ct);
        log.LogInformation("Created the administrator {Username}", account.Username);
    }
}
