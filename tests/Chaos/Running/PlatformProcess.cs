using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Mockloop.Simulator.Platform;
using Npgsql;

namespace Mockloop.Chaos.Running;

/// <summary>The platform as a user starts it, on a state folder of its own.</summary>
sealed class PlatformProcess : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    readonly bool keep;
    readonly Process process;
    readonly StreamWriter log;
    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };

    PlatformProcess(ChaosOptions options)
    {
        keep = options.Keep;
        State = Directory.CreateTempSubdirectory("mockloop-chaos-");
        // The servers' own users pass through it.
        File.SetUnixFileMode(State.FullName, (UnixFileMode)0b111_101_101);
        CrashFolder = State.CreateSubdirectory("crash").FullName;
        log = new StreamWriter(Path.Combine(State.FullName, "apphost.log")) { AutoFlush = true };
        process = Start(options);
    }

    internal DirectoryInfo State { get; }
    internal string CrashFolder { get; }

    /// <summary>Starts it and waits until all of it is ready; nobody plays yet.</summary>
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
            await platform.DisposeAsync();
            throw;
        }
    }

    Process Start(ChaosOptions options)
    {
        var root = Checkout.Root;
        var program = Path.Combine(root, "AppHost/bin", Checkout.Configuration, "net10.0/Mockloop.AppHost.dll");
        string[] faults = options.Faults is { } list ? ["--faults", list] : [];
        var start = new ProcessStartInfo("dotnet",
            [program, "--demo", "--no-play", "--seed", $"{options.Seed}", "--state", State.FullName, "--crash-folder", CrashFolder, .. faults])
        {
            WorkingDirectory = root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var started = Process.Start(start)!;
        started.StandardInput.Close();
        started.OutputDataReceived += Keep;
        started.ErrorDataReceived += Keep;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (log) log.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {line.Data}");
    }

    /// <summary>What <c>/resources</c> says.</summary>
    internal async Task<IReadOnlyList<Resource>> ResourcesAsync(CancellationToken stop)
    {
        var board = Path.Combine(State.FullName, "apphost.json");
        if (process.HasExited) throw new InvalidOperationException($"The AppHost ended with {process.ExitCode}; see {State.FullName}/apphost.log");
        if (!File.Exists(board)) return [];
        try
        {
            using var announced = JsonDocument.Parse(await File.ReadAllTextAsync(board, stop));
            return (await http.GetFromJsonAsync<Resource[]>(announced.RootElement.GetProperty("url").GetString() + "/resources", stop))!;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return [];
        }
    }

    /// <summary>Waits until all of it is ready.</summary>
    internal Task ReadyAsync(CancellationToken stop) =>
        UntilAsync(all => Targets.All.All(t => all.Any(r => r.Name == t.Resource && r.Healthy)), stop);

    internal async Task UntilAsync(Func<IReadOnlyList<Resource>, bool> holds, CancellationToken stop)
    {
        while (!holds(await ResourcesAsync(stop)))
            await Task.Delay(Pause, stop);
    }

    /// <summary>What a simulator is told by the AppHost otherwise.</summary>
    internal async Task<IConfiguration> ConfigurationAsync(CancellationToken stop)
    {
        var all = await ResourcesAsync(stop);
        string Url(string resource, int endpoint) => all.First(r => r.Name == resource).Urls[endpoint].TrimEnd('/');
        var settings = Channels.Stateful.ToDictionary(service => $"services:{service}:grpc:0", service => (string?)Url(service, 1));
        settings["Keycloak:realm"] = "mockloop";
        settings["Keycloak:auth-server-url"] = Url("identity", 0) + "/";
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    /// <summary>A connection to a service's database, made anew: one of a pool may be to a server that was killed since.</summary>
    internal async Task<NpgsqlConnection> DatabaseAsync(string service, CancellationToken stop)
    {
        string Kept(string file, string key) =>
            JsonDocument.Parse(File.ReadAllText(Path.Combine(State.FullName, file))).RootElement.GetProperty(key).GetString()!;
        var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={Kept("ports.json", "postgres.tcp.0")};Username=postgres;Password={Kept("secrets.json", "postgres-password")};Database={service}-db;Pooling=false");
        await connection.OpenAsync(stop);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) Process.Start("kill", ["-TERM", $"{process.Id}"]).Dispose();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
        await log.DisposeAsync();
        if (keep) Console.WriteLine($"State, logs and databases: {State.FullName}");
        else State.Delete(recursive: true);
    }
}
