using Microsoft.EntityFrameworkCore;

namespace Mockloop.Web.Data;

/// <summary>All that the page keeps: sign-in sessions and the keys that protect cookies. Nothing about the domain.</summary>
sealed class WebDb(DbContextOptions<WebDb> options) : DbContext(options)
{
    internal DbSet<Session> Sessions => Set<Session>();
    internal DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    internal DbSet<Renewal> Renewals => Set<Renewal>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Session>().HasIndex(s => s.ExpiresAt);
        modelBuilder.Entity<ProtectionKey>();
        modelBuilder.Entity<Renewal>().HasIndex(r => r.At);
    }
}

/// <summary>A signed-in browser: the ticket (with the tokens) is protected bytes, the cookie only carries the id.</summary>
sealed class Session
{
    public required string Id { get; init; }
    public required byte[] Ticket { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>Tokens that a refresh token was exchanged for, kept for the other replicas; protected bytes under the token's hash.</summary>
sealed class Renewal
{
    public required string Id { get; init; }
    public required byte[] Tokens { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A data-protection key, shared by all replicas of the page.</summary>
sealed class ProtectionKey
{
    public int Id { get; init; }
    public required string Xml { get; init; }
}
