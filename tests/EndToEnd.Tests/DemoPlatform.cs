using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Mockloop.Simulator.Platform;

namespace Mockloop.EndToEnd.Tests;

/// <summary>One platform with a played cohort, shared by all tests that look at it.</summary>
public sealed class DemoPlatform : IAsyncLifetime
{
    // Seed and outcomes are the README's.
    internal const int Seed = 1;

    // The play hands in one program at a time; a test that wants the queue full needs not many more.
    internal const int QueueLimit = 2;

    AppHostProcess? host;
    Channels? channels;
    TelemetrySink? telemetry;

    internal AppHostProcess Host => host!;
    internal IReadOnlyList<ResourceLine> Resources { get; private set; } = [];
    internal JsonDocument Outcome { get; private set; } = null!;
    internal IConfiguration Configuration { get; private set; } = null!;
    internal Channels Channels => channels!;

    /// <summary>Where the platform's traces, metrics and logs go.</summary>
    internal TelemetrySink Telemetry => telemetry!;

    internal string Url(string resource, int endpoint = 0) => Resources.First(r => r.Name == resource).Urls[endpoint].TrimEnd('/');

    internal Actor SignIn(string userName) => new(Configuration, Channels, TimeProvider.System, userName);

    /// <summary>Starts the platform and waits until its simulator has played.</summary>
    public async ValueTask InitializeAsync()
    {
        var result = Path.Combine(Path.GetTempPath(), $"mockloop-e2e-{Guid.CreateVersion7():N}.json");
        telemetry = await TelemetrySink.StartAsync();
        var environment = new Dictionary<string, string>
        {
            ["GradingQueue__Limit"] = $"{QueueLimit}",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = telemetry.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        host = new AppHostProcess(environment, "--demo", "--seed", $"{Seed}", "--result", result);
        try
        {
            await host.UntilAsync(() => Task.FromResult(File.Exists(result)), TimeSpan.FromMinutes(8), "the cohort was played");
            await host.UntilAsync(async () => (Resources = await host.ResourcesAsync()).Count > 0, TimeSpan.FromSeconds(10), "/resources answered");
            Outcome = JsonDocument.Parse(await ReadWholeAsync(result));
        }
        catch
        {
            host.Dispose();
            throw;
        }
        finally
        {
            File.Delete(result);
        }

        Configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings()).Build();
        channels = new Channels(Configuration);
    }

    static async Task<string> ReadWholeAsync(string file)
    {
        for (var i = 0; i < 20 && new FileInfo(file).Length == 0; i++) await Task.Delay(100);
        return await File.ReadAllTextAsync(file);
    }

    IEnumerable<KeyValuePair<string, string?>> Settings()
    {
        yield return new("Keycloak:realm", "mockloop");
        yield return new("Keycloak:auth-server-url", Url("identity") + "/");
        foreach (var service in Channels.Stateful)
            yield return new($"services:{service}:grpc:0", Url(service, 1));
    }

    /// <summary>Asks it to stop.</summary>
    public async ValueTask DisposeAsync()
    {
        channels?.Dispose();
        host?.Dispose();
        if (telemetry is not null)
            await telemetry.DisposeAsync();
    }
}

/// <summary>Tests that look at the played platform, one after the other.</summary>
[CollectionDefinition(nameof(DemoPlatform))]
public sealed class DemoPlatformCollection : ICollectionFixture<DemoPlatform>;
