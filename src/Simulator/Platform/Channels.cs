using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mockloop.Simulator.Platform;

/// <summary>One channel per service, over all its replicas; <see cref="PatientCalls"/> waits while one restarts.</summary>
sealed class Channels : IDisposable
{
    internal static readonly string[] Stateful = ["scheduling", "questions", "debrief", "matching"];

    readonly Dictionary<string, GrpcChannel> channels;

    internal Channels(IConfiguration configuration) =>
        channels = Stateful.ToDictionary(name => name, name => Open(configuration, name));

    internal CallInvoker this[string service] => channels[service].CreateCallInvoker();

    static GrpcChannel Open(IConfiguration configuration, string service)
    {
        var addresses = configuration.GetSection($"services:{service}:grpc").GetChildren().Select(c => new Uri(c.Value!)).ToArray();
        if (addresses.Length == 0) throw new InvalidOperationException($"services__{service}__grpc__0 is not set: start the simulator through the AppHost");
        var resolver = new StaticResolverFactory(_ => [.. addresses.Select(a => new BalancerAddress(a.Host, a.Port))]);
        return GrpcChannel.ForAddress($"static:///{service}", new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Insecure,
            ServiceProvider = new ServiceCollection().AddSingleton<ResolverFactory>(resolver).BuildServiceProvider(),
            ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } },
            MaxReconnectBackoff = TimeSpan.FromSeconds(1),
            UnsafeUseInsecureChannelCallCredentials = true,
        });
    }

    public void Dispose()
    {
        foreach (var channel in channels.Values) channel.Dispose();
    }
}
