using Grpc.Core;
using Npgsql;

namespace Mockloop.ServiceDefaults.Hosting;

/// <summary>Tells a neighbour that is away for a moment, which fails everything alike, from work that fails by itself.</summary>
static class Outage
{
    // EF wraps what the driver throws, sometimes twice.
    public static bool Is(Exception e) =>
        e is NpgsqlException { IsTransient: true }
            // A server that ends its connections; not transient to the driver.
            or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown }
            or RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded }
        || (e.InnerException is { } inner && Is(inner));
}
