using System.Diagnostics;
using System.Text;
using Mockloop.AppHost.Servers;

namespace Mockloop.TestServers;

/// <summary>A service's own executable as a process on ports of its own, which may be killed and started again.</summary>
/// <param name="service">Its folder below <c>src</c>.</param>
/// <param name="settings">Configuration keys; they reach it as environment variables.</param>
public sealed class ServiceProcess(string service, IEnumerable<KeyValuePair<string, string?>> settings) : IDisposable
{
    readonly int httpPort = FreePorts.Take(), grpcPort = FreePorts.Take();
    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(15) };
    readonly StringBuilder said = new();
    Process? process;

    /// <summary>Where it answers REST and health.</summary>
    public string HttpUrl => $"http://localhost:{httpPort}";

    /// <summary>Where it answers gRPC.</summary>
    public string GrpcUrl => $"http://localhost:{grpcPort}";

    /// <summary>Its number; only where it was started.</summary>
    public int Id => process!.Id;

    /// <summary>Whether it was started and lives.</summary>
    public bool Runs => process is { HasExited: false };

    /// <summary>Since the last start.</summary>
    public Stopwatch Age { get; } = new();

    /// <summary>What it has said, over all starts.</summary>
    public string Said
    {
        get { lock (said) return said.ToString(); }
    }

    /// <summary>Starts it, for the first time or anew.</summary>
    public void Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Program($"src/{service}"), .. arguments])
        {
            WorkingDirectory = Path.Combine(Checkout.Root, "src", service),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_URLS"] = HttpUrl;
        start.Environment["GRPC_PORT"] = $"{grpcPort}";
        process?.Dispose();
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Age.Restart();
    }

    /// <summary>Health as text behind its status code, or why there is none yet.</summary>
    public async Task<string> HealthAsync()
    {
        try
        {
            using var answer = await http.GetAsync(HttpUrl + "/health");
            return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return e.Message;
        }
    }

    /// <summary>Whether it is ready for traffic.</summary>
    public async Task<bool> IsHealthyAsync() => (await HealthAsync()).StartsWith("200 ", StringComparison.Ordinal);

    /// <summary>Waits until health holds all of this; the process must live meanwhile.</summary>
    public async Task UntilHealthSaysAsync(TimeSpan patience, params string[] words)
    {
        var waited = Stopwatch.StartNew();
        for (string health; !words.All((health = await HealthAsync()).Contains); await Task.Delay(100))
        {
            if (!Runs) throw new InvalidOperationException($"{service} ended.\n{Said}");
            if (waited.Elapsed > patience) throw new TimeoutException($"{service} never said: {string.Join(" + ", words)}\n{health}\n{Said}");
        }
    }

    /// <summary>Waits until it is ready for traffic.</summary>
    public Task UntilHealthyAsync(TimeSpan patience) => UntilHealthSaysAsync(patience, "200 ");

    /// <summary>Status code of a call with the token.</summary>
    public async Task<int> CallAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, HttpUrl + path) { Headers = { Authorization = new("Bearer", token) } };
        using var reply = await http.SendAsync(request);
        return (int)reply.StatusCode;
    }

    /// <summary>Ends the process itself as the kernel does when memory is short; what it started is left to others.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (Runs)
            using (var kill = Process.Start("kill", ["-TERM", $"{process!.Id}"]))
                await kill.WaitForExitAsync();
        return await EndAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Waits until it has ended by itself; the exit code.</summary>
    public async Task<int> EndAsync(TimeSpan patience)
    {
        await process!.WaitForExitAsync().WaitAsync(patience);
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Runs)
            process!.Kill();
        process?.Dispose();
        http.Dispose();
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (said) said.AppendLine(line.Data);
    }
}
