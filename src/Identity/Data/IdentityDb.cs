using Microsoft.EntityFrameworkCore;
using Mockloop.Identity.Accounts;
using Mockloop.Identity.Keys;
using OpenIddict.EntityFrameworkCore.Models;

namespace Mockloop.Identity.Data;

/// <summary>Everything the realm must remember: people, keys, and OpenIddict's clients, grants and tokens.</summary>
sealed class IdentityDb(DbContextOptions<IdentityDb> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();
    public DbSet<RealmKey> RealmKeys => Set<RealmKey>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.Property(a => a.Username).HasMaxLength(Limits.Login);
            account.Property(a => a.Email).HasMaxLength(Limits.Login);
            account.Property(a => a.FirstName).HasMaxLength(Limits.Name);
            account.Property(a => a.LastName).HasMaxLength(Limits.Name);
            account.HasIndex(a => a.Username).IsUnique();
            account.HasIndex(a => a.Email).IsUnique();
        });
        model.Entity<SignInAttempts>(attempts =>
        {
            attempts.HasKey(a => a.Name);
            attempts.Property(a => a.Name).HasMaxLength(Limits.Login);
            attempts.HasIndex(a => a.LastAt);
        });
        model.Entity<RealmKey>().Property(k => k.Use).HasConversion<string>();

        model.UseOpenIddict<Guid>();
        model.Entity<OpenIddictEntityFrameworkCoreApplication<Guid>>().ToTable("clients");
        model.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().ToTable("authorizations");
        model.Entity<OpenIddictEntityFrameworkCoreScope<Guid>>().ToTable("scopes");
        model.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().ToTable("tokens");
    }
}
