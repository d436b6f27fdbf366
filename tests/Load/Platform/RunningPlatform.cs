using Microsoft.Extensions.Configuration;
using Mockloop.Simulator.Platform;
using Mockloop.TestServers;

namespace Mockloop.Load.Platform;

/// <summary>The whole platform as a user starts it, and where its processes are.</summary>
sealed class RunningPlatform : IDisposable
{
    static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(8);
    static readonly string[] OneAddress = ["identity", "web"];
    Channels? channels;

    RunningPlatform(AppHostProcess host) => Host = host;

    public AppHostProcess Host { get; }
    public IConfiguration Configuration { get; private set; } = null!;
    public Channels Channels => channels!;

    /// <summary>Starts it and waits until everything that serves is healthy.</summary>
    public static async Task<RunningPlatform> StartAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var platform = new RunningPlatform(new AppHostProcess(environment, arguments));
        try
        {
            await platform.Host.UntilAsync(async () => Serving(await platform.Host.ResourcesAsync()) is { Count: > 0 } all && all.All(r => r.Healthy),
                StartPatience, "everything was healthy");
            platform.Configuration = await platform.SettingsAsync();
            platform.channels = new Channels(platform.Configuration);
            return platform;
        }
        catch
        {
            platform.Host.Dispose();
            throw;
        }
    }

    public Actor SignIn(string userName) => new(Configuration, Channels, TimeProvider.System, userName);

    /// <summary>Every replica of what serves, the servers of others included.</summary>
    public async Task<IReadOnlyList<ResourceLine>> ServingAsync() => Serving(await Host.ResourcesAsync());

    /// <summary>The replicas of one service.</summary>
    public async Task<IReadOnlyList<ResourceLine>> ReplicasAsync(string service) => [.. (await ServingAsync()).Where(r => IsOf(r, service))];

    public void Dispose()
    {
        channels?.Dispose();
        Host.Dispose();
    }

    static bool IsOf(ResourceLine resource, string service) =>
        resource.Name == service || (resource.Name.StartsWith(service + "-", StringComparison.Ordinal) && char.IsAsciiDigit(resource.Name[^1]));

    static List<ResourceLine> Serving(IEnumerable<ResourceLine> all) => [.. all.Where(r => r.Kind == "Project" && r.Urls.Length > 0)];

    async Task<IConfiguration> SettingsAsync()
    {
        var settings = new Dictionary<string, string?> { ["Keycloak:realm"] = "mockloop" };
        foreach (var service in Channels.Stateful)
        {
            var replicas = await ReplicasAsync(service);
            for (var i = 0; i < replicas.Count; i++)
                settings[$"services:{service}:grpc:{i}"] = replicas[i].Urls[1].TrimEnd('/');
        }
        foreach (var service in OneAddress)
            settings[$"{service}:url"] = (await ReplicasAsync(service))[0].Urls[0].TrimEnd('/');
        settings["Keycloak:auth-server-url"] = settings["identity:url"] + "/";
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
