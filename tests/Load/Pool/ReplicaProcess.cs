using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mockloop.Load.Pool;

/// <summary>The process ended here; whatever it did not commit is gone, and nobody was answered.</summary>
sealed class ProcessLostException() : Exception("The process is lost.");

/// <summary>
/// A process that can be lost at every step it makes towards its database: all that is under way then ends at its next
/// step, uncommitted; after a moment the next process of the same replica takes over.
/// </summary>
sealed class ReplicaProcess : DbCommandInterceptor, IDbTransactionInterceptor, IDbConnectionInterceptor
{
    const int DownMilliseconds = 20;
    readonly ConditionalWeakTable<DbContext, object> born = [];
    readonly Lock gate = new();
    object current = new();
    long downUntil;
    int stepsLeft = int.MaxValue;

    /// <summary>How often it was lost.</summary>
    public int Losses { get; private set; }

    /// <summary>Loses the process after so many more steps; at once for 0.</summary>
    public void LoseAfter(int steps)
    {
        lock (gate)
            stepsLeft = steps;
        if (steps == 0)
            Lose();
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Step(eventData.Context, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Step(eventData.Context, result);

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Step(eventData.Context, result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Step(eventData.Context, result);

    /// <summary>After the commit and before anybody hears of it.</summary>
    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Step(eventData.Context, 0).AsTask();

    ValueTask<T> Step<T>(DbContext? context, T result)
    {
        lock (gate)
        {
            if (Environment.TickCount64 < downUntil || (context is not null && born.GetValue(context, _ => current) != current))
                throw new ProcessLostException();
            if (--stepsLeft >= 0)
                return ValueTask.FromResult(result);
        }
        Lose();
        throw new ProcessLostException();
    }

    void Lose()
    {
        lock (gate)
        {
            (current, stepsLeft, downUntil) = (new object(), int.MaxValue, Environment.TickCount64 + DownMilliseconds);
            Losses++;
        }
    }
}
