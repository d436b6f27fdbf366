using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Mockloop.Web.Data;

namespace Mockloop.Web.SignIn;

/// <summary>What a renewal brought.</summary>
sealed record Tokens(string Access, string Refresh, DateTimeOffset ExpiresAt);

/// <summary>
/// One renewal per refresh token among all replicas of the page: the second use of a refresh token ends the session, and
/// a browser's requests go to any replica. Who holds the database's lock renews; the others find what it brought.
/// </summary>
sealed class SharedRenewal(IDbContextFactory<WebDb> databases, IDataProtectionProvider protection, TimeProvider time)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);
    readonly IDataProtector protector = protection.CreateProtector("renewed-tokens");

    public async Task<Tokens?> OnceAsync(string refresh, Func<Task<Tokens?>> renew)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(refresh)));
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({id}, 0))");
        if (await db.Renewals.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id) is { } earlier)
            return JsonSerializer.Deserialize<Tokens>(protector.Unprotect(earlier.Tokens));
        if (await renew() is not { } tokens)
            return null;
        var old = time.GetUtcNow() - Kept;
        await db.Renewals.Where(r => r.At < old).ExecuteDeleteAsync();
        db.Renewals.Add(new() { Id = id, Tokens = protector.Protect(JsonSerializer.SerializeToUtf8Bytes(tokens)), At = time.GetUtcNow() });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return tokens;
    }
}
