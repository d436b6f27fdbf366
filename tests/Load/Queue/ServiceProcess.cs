using System.Diagnostics;
using Mockloop.AppHost.Servers;

namespace Mockloop.Load.Queue;

/// <summary>A service as a process of its own on ports of its own, which may be killed and started again.</summary>
sealed class ServiceProcess(string service, IEnumerable<KeyValuePair<string, string?>> settings, string log) : IDisposable
{
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    static readonly string Root = Checkout();
    readonly int http = FreePorts.Take(), grpc = FreePorts.Take();
    Process? process;

    public string HttpUrl => $"http://localhost:{http}";

    public string GrpcUrl => $"http://localhost:{grpc}";

    public bool Runs => process is { HasExited: false };

    /// <summary>Since the last start.</summary>
    public Stopwatch Age { get; } = new();

    public void Start(params string[] arguments)
    {
        var program = Path.Combine(Root, "src", service, "bin", Configuration, "net10.0", $"Mockloop.{service}.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = Path.Combine(Root, "src", service),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_URLS"] = HttpUrl;
        start.Environment["GRPC_PORT"] = $"{grpc}";
        process?.Dispose();
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Age.Restart();
    }

    public async Task<bool> IsHealthyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(HttpUrl + "/health");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public async Task UntilHealthyAsync(TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (!await IsHealthyAsync())
        {
            if (!Runs || waited.Elapsed > patience)
                throw new InvalidOperationException($"{service} did not become healthy: see {log}");
            await Task.Delay(200);
        }
    }

    /// <summary>Ends the process itself as the kernel does when memory is short; what it started is left to others.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end.</summary>
    public async Task<int> StopAsync()
    {
        if (Runs)
            using (var kill = Process.Start("kill", ["-TERM", $"{process!.Id}"]))
                await kill.WaitForExitAsync();
        await process!.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return process.ExitCode;
    }

    public async Task<int> EndAsync()
    {
        await process!.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (Runs)
            process!.Kill();
        process?.Dispose();
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (Http)
            File.AppendAllText(log, $"{service}:{http} {line.Data}\n");
    }

    static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    static string Checkout()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
