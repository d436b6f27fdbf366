using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Mockloop.ServiceDefaults;

/// <summary>gRPC clients of the platform's services.</summary>
public static class PlatformClient
{
    /// <summary>
    /// A client of <c>http://_grpc.{service}</c>: round robin over replicas, 10 s deadline on unary calls without one,
    /// reads repeated on Unavailable, and the caller's bearer token, or where there is no caller the service's own.
    /// </summary>
    public static IHttpClientBuilder AddPlatformClient<TClient>(this IServiceCollection services, string service)
        where TClient : ClientBase<TClient> =>
        services.AddGrpcClient<TClient>(options => options.Address = new Uri($"http://_grpc.{service}"));
}
