using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Mockloop.Web.Data;

namespace Mockloop.Web.SignIn;

/// <summary>
/// Keeps tickets, and with them refresh tokens, in the page's database, encrypted, so that every replica and every
/// restart knows the session and the browser holds nothing but an id.
/// </summary>
sealed class SessionStore(IDbContextFactory<WebDb> databases, IDataProtectionProvider protection, TimeProvider time) : ITicketStore
{
    static readonly TimeSpan DefaultLife = TimeSpan.FromHours(8);
    readonly IDataProtector protector = protection.CreateProtector("session-ticket");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var db = await databases.CreateDbContextAsync();
        await db.Sessions.Where(s => s.ExpiresAt < time.GetUtcNow()).ExecuteDeleteAsync();
        db.Sessions.Add(new() { Id = Key(id), Ticket = Bytes(ticket), ExpiresAt = Expiry(ticket) });
        await db.SaveChangesAsync();
        return id;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (bytes, expiry) = (Bytes(ticket), Expiry(ticket));
        await db.Sessions.Where(s => s.Id == Key(key))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Ticket, bytes).SetProperty(s => s.ExpiresAt, expiry));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var db = await databases.CreateDbContextAsync();
        var id = Key(key);
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.ExpiresAt > time.GetUtcNow());
        return session is null ? null : TicketSerializer.Default.Deserialize(protector.Unprotect(session.Ticket));
    }

    public async Task RemoveAsync(string key)
    {
        await using var db = await databases.CreateDbContextAsync();
        var id = Key(key);
        await db.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync();
    }

    // Whoever reads the table must not be able to use what is in it.
    static string Key(string id) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(id)));

    byte[] Bytes(AuthenticationTicket ticket) => protector.Protect(TicketSerializer.Default.Serialize(ticket));

    DateTimeOffset Expiry(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc ?? time.GetUtcNow() + DefaultLife;
}
