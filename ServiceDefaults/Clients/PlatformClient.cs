using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Mockloop.ServiceDefaults.Clients;

namespace Mockloop.ServiceDefaults;

/// <summary>gRPC clients of the platform's services.</summary>
public static class PlatformClient
{
    const int LargestReply = 16 * 1024 * 1024;

    /// <summary>
    /// A client of <c>http://_grpc.{service}</c>: round robin over replicas, passing over one that takes no connection; a
    /// deadline of 10 s on unary calls that set none, and never a longer one than that of the call being handled; calls
    /// with an HTTP GET rule are repeated on Unavailable; tokens as <see cref="ITokenSource"/> says.
    /// </summary>
    public static IHttpClientBuilder AddPlatformClient<TClient>(this IServiceCollection services, string service)
        where TClient : ClientBase<TClient> => Add<TClient>(services, typeof(TClient).Name, service);

    /// <summary><see cref="AddPlatformClient"/> for a contract that several services speak: a client of each, keyed by the service's name.</summary>
    public static IHttpClientBuilder AddKeyedPlatformClient<TClient>(this IServiceCollection services, string service)
        where TClient : ClientBase<TClient>
    {
        var name = $"{typeof(TClient).Name}-{service}";
        services.AddKeyedTransient(service, (provider, _) => provider.GetRequiredService<GrpcClientFactory>().CreateClient<TClient>(name));
        return Add<TClient>(services, name, service);
    }

    static IHttpClientBuilder Add<TClient>(IServiceCollection services, string name, string service) where TClient : ClientBase<TClient>
    {
        services.AddServiceTokens();
        services.AddServiceDiscovery();
        services.TryAddTransient<OutgoingCall>();
        return services
            .AddGrpcClient<TClient>(name, options => options.Address = new Uri($"http://_grpc.{service}"))
            .ConfigureChannel(channel =>
            {
                channel.ServiceConfig = RepeatedReads.Of(typeof(TClient));
                channel.MaxReceiveMessageSize = LargestReply;
                // Inside the platform calls are plain HTTP/2; without this the token would silently be left out.
                channel.UnsafeUseInsecureChannelCallCredentials = true;
            })
            .EnableCallContextPropagation(propagation => propagation.SuppressContextNotFoundErrors = true)
            .AddInterceptor<OutgoingCall>(InterceptorScope.Client)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
                UseProxy = false,
            })
            .AddHttpMessageHandler(() => new NextReplica())
            .AddServiceDiscovery();
    }

    /// <summary>
    /// <see cref="ServiceTokens"/> for the client <c>ServiceClient:ClientId</c>, and the <see cref="ITokenSource"/> that
    /// forwards the caller's token or takes that one. Part of <see cref="AddPlatformClient"/>.
    /// </summary>
    public static IServiceCollection AddServiceTokens(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ServiceTokens)))
            return services;
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ServiceClientSettings.From);
        services.AddSingleton<ServiceTokens>();
        services.TryAddScoped<ITokenSource, CallerTokens>();
        services.AddHttpClient(ServiceTokens.HttpClientName).AddStandardResilienceHandler();
        return services;
    }
}
