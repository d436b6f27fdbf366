using Microsoft.Extensions.Configuration;
using Mockloop.Simulator.Platform;
using Mockloop.TestServers;
using Npgsql;

namespace Mockloop.Chaos.Running;

/// <summary>The platform as a user starts it, with its crash points on and nobody playing.</summary>
sealed class PlatformProcess : IDisposable
{
    const int LastWords = 2_000;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    readonly AppHostProcess host;

    PlatformProcess(ChaosOptions options)
    {
        State = StateFolder.New();
        CrashFolder = State.CreateSubdirectory("crash").FullName;
        string[] faults = options.Faults is { } list ? ["--faults", list] : [];
        host = new(State, [], ["--demo", "--no-play", "--seed", $"{options.Seed}", "--crash-folder", CrashFolder, .. faults]) { KeepsState = options.Keep };
    }

    internal DirectoryInfo State { get; }
    internal string CrashFolder { get; }

    /// <summary>Starts it and waits until all of it is ready.</summary>
    internal static async Task<PlatformProcess> StartAsync(ChaosOptions options, CancellationToken stop)
    {
        var platform = new PlatformProcess(options);
        try
        {
            await platform.ReadyAsync(stop);
            return platform;
        }
        catch
        {
            platform.Dispose();
            throw;
        }
    }

    /// <summary>Waits until all of it is ready.</summary>
    internal Task ReadyAsync(CancellationToken stop) =>
        UntilAsync(all => Targets.All.All(t => all.Any(r => r.Name == t.Resource && r.Healthy)), stop);

    internal async Task UntilAsync(Func<IReadOnlyList<ResourceLine>, bool> holds, CancellationToken stop)
    {
        while (!holds(await host.ResourcesAsync()))
        {
            if (host.Process.HasExited)
                throw new InvalidOperationException($"The AppHost ended with {host.Process.ExitCode}: …{host.Said[^Math.Min(LastWords, host.Said.Length)..]}");
            await Task.Delay(Pause, stop);
        }
    }

    /// <summary>What a simulator is told by the AppHost otherwise.</summary>
    internal async Task<IConfiguration> ConfigurationAsync()
    {
        var all = await host.ResourcesAsync();
        string Url(string resource, int endpoint) => all.First(r => r.Name == resource).Urls[endpoint].TrimEnd('/');
        var settings = Channels.Stateful.ToDictionary(service => $"services:{service}:grpc:0", service => (string?)Url(service, 1));
        settings["Keycloak:realm"] = "mockloop";
        settings["Keycloak:auth-server-url"] = Url("identity", 0) + "/";
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    /// <summary>An open connection to a service's database.</summary>
    internal async Task<NpgsqlConnection> DatabaseAsync(string service, CancellationToken stop)
    {
        var connection = new NpgsqlConnection(StateFolder.Database(State.FullName, service));
        await connection.OpenAsync(stop);
        return connection;
    }

    public void Dispose()
    {
        host.Dispose();
        if (host.KeepsState) Console.WriteLine($"State, logs and databases: {State.FullName}");
    }
}
