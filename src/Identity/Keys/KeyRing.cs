using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using Mockloop.Identity.Data;
using OpenIddict.Server;

namespace Mockloop.Identity.Keys;

/// <summary>
/// Gives OpenIddict the keys of the database. Its options are built anew after each refresh; it then signs
/// with the valid certificate that expires last and publishes all of them.
/// </summary>
sealed class KeyRing(IServiceScopeFactory scopes, TimeProvider time)
    : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    const long RotationLock = 0x6d6f636b6c6f6f70;

    CancellationTokenSource _changed = new();
    IReadOnlyList<(KeyUse Use, X509Certificate2 Certificate)> _keys = [];

    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public void Configure(OpenIddictServerOptions options)
    {
        foreach (var (use, certificate) in _keys)
        {
            var key = new X509SecurityKey(certificate);
            if (use == KeyUse.Sign)
                options.SigningCredentials.Add(new(key, SecurityAlgorithms.RsaSha256));
            else
                options.EncryptionCredentials.Add(new(key,
                    SecurityAlgorithms.RsaOAEP,
                    SecurityAlgorithms.Aes256CbcHmacSha512));
        }
    }

    /// <summary>Adds keys that are due, drops dead ones and hands the rest to the token server.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        _keys = [.. (await RotateAsync(ct)).Select(k => (k.Use, k.Load()))];
        await Interlocked.Exchange(ref _changed, new()).CancelAsync();
    }

    async Task<List<RealmKey>> RotateAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Replicas rotate one after the other, so one key is made and all see it.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({RotationLock})", ct);
        var now = time.GetUtcNow();
        await db.RealmKeys.Where(k => k.NotAfter <= now).ExecuteDeleteAsync(ct);
        var keys = await db.RealmKeys.ToListAsync(ct);
        var due = RotationPlan.Due(keys, now).ToList();
        db.AddRange(due);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return [.. keys, .. due];
    }
}
