using Google.Rpc;
using Npgsql;
using RpcStatus = Google.Rpc.Status;

namespace Mockloop.ServiceDefaults.Errors;

/// <summary>
/// A database that is away, slow or out of connections: nobody's mistake and no fault of the code, so the caller is told to
/// come back and not given a number to report.
/// </summary>
static class DatabaseTrouble
{
    public static RpcStatus? Of(Exception? exception) => exception switch
    {
        null => null,
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => Slow,
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => Full,
        PostgresException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => Away,
        // Npgsql has no code of its own for a pool that is used up.
        NpgsqlException e when e.Message.StartsWith("The connection pool has been exhausted", StringComparison.Ordinal) => Full,
        NpgsqlException { InnerException: TimeoutException } => Slow,
        NpgsqlException { IsTransient: true } => Away,
        // A connection that died between two statements: its transaction has ended, says the driver, without a code again.
        ObjectDisposedException { ObjectName: nameof(NpgsqlTransaction) } => Away,
        InvalidOperationException { Source: nameof(Npgsql), Message: "Transaction is already completed" } => Away,
        // EF wraps what the driver throws, sometimes twice.
        _ => Of(exception.InnerException),
    };

    static RpcStatus Away => StatusMapping.Reason(Code.Unavailable, "DATABASE_AWAY", "The service's database does not answer at the moment. Try again shortly.");

    static RpcStatus Slow => StatusMapping.Reason(Code.Unavailable, "DATABASE_SLOW", "The service's database took too long to answer. Try again shortly.");

    static RpcStatus Full => StatusMapping.Reason(Code.ResourceExhausted, "DATABASE_BUSY", "All connections to the service's database are in use. Try again shortly.");
}
