using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Mockloop.Identity.Data;

namespace Mockloop.Identity.Accounts;

/// <summary>The outcome of one attempt: an account, a lock with its end, or neither (wrong name or password).</summary>
readonly record struct PasswordResult(Account? Account, DateTimeOffset? LockedUntil);

/// <summary>
/// Checks a name and a password. The row of the name is locked while the password is hashed, so parallel
/// guesses queue up and are counted one by one; an unknown name costs the same time and is locked the same way.
/// </summary>
sealed class PasswordCheck(
    IdentityDb db, IPasswordHasher<Account> hasher, TimeProvider time, IOptions<LockoutRule> limits)
{
    // Made by the same hasher, so that a name nobody owns costs as much time as any other.
    static string? _nobodysHash;

    public async Task<PasswordResult> RunAsync(string login, string password, CancellationToken ct)
    {
        if (login.Length > Limits.Login || password.Length > Limits.Password || login.Contains('\0'))
            return default;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var name = Account.Fold(login);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Username == name || a.Email == name, ct);
        var attempts = await LockedRowAsync(account?.Username ?? name, ct);
        var result = attempts.IsLocked(time.GetUtcNow()) ? new(null, attempts.LockedUntil) : Verify(account, password, attempts);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    async Task<SignInAttempts> LockedRowAsync(string name, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"insert into sign_in_attempts (name, failed, last_at) values ({name}, 0, {now}) on conflict do nothing", ct);
        return await db.SignInAttempts
            .FromSql($"select * from sign_in_attempts where name = {name} for update").SingleAsync(ct);
    }

    PasswordResult Verify(Account? account, string password, SignInAttempts attempts)
    {
        var subject = account ?? Nobody(time.GetUtcNow());
        var verdict = hasher.VerifyHashedPassword(subject, account?.PasswordHash ?? NobodysHash(subject), password);
        if (account is null || verdict == PasswordVerificationResult.Failed)
        {
            attempts.Fail(time.GetUtcNow(), limits.Value);
            return new(null, attempts.LockedUntil);
        }

        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            account.PasswordHash = hasher.HashPassword(account, password);
        attempts.Clear();
        return new(account, null);
    }

    string NobodysHash(Account nobody) => _nobodysHash ??= hasher.HashPassword(nobody, "nobody");

    static Account Nobody(DateTimeOffset now) => new(Guid.Empty, "", null, "", "", now);
}
