using Microsoft.EntityFrameworkCore.Storage;

namespace Mockloop.ServiceDefaults.Data;

/// <summary>
/// A use case's transaction: its own, or the one it already runs in (that of an idempotency key), whose owner commits.
/// </summary>
public sealed class JoinedTransaction : IAsyncDisposable
{
    readonly IDbContextTransaction? _own;

    internal JoinedTransaction(IDbContextTransaction? own) => _own = own;

    /// <summary>Commits the use case's own transaction; a joined one is committed by its owner.</summary>
    public Task CommitAsync(CancellationToken ct) => _own?.CommitAsync(ct) ?? Task.CompletedTask;

    /// <summary>Rolls the own transaction back unless it was committed.</summary>
    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
