using System.Diagnostics;
using System.Text;
using Mockloop.Matching.Data;
using Mockloop.TestServers;

namespace Mockloop.Matching.Tests.StartUp;

/// <summary>The service's own executable, as the platform starts it.</summary>
sealed class ServiceProcess : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly string Program = typeof(MatchingDb).Assembly.Location;
    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(15) };
    readonly StringBuilder said = new();
    readonly Stopwatch age = Stopwatch.StartNew();
    readonly Process process;
    string health = "";

    ServiceProcess(IReadOnlyDictionary<string, string?> settings, string[] arguments)
    {
        http.BaseAddress = new Uri($"http://127.0.0.1:{LateServers.TakePort()}");
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_URLS"] = http.BaseAddress.ToString();
        start.Environment["GRPC_PORT"] = $"{LateServers.TakePort()}";
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static ServiceProcess Start(IReadOnlyDictionary<string, string?> settings, params string[] arguments) => new(settings, arguments);

    /// <summary>Waits until health, as text behind its status code, says all of this; the process must live meanwhile.</summary>
    public async Task SaysAsync(params string[] words)
    {
        for (var waited = Stopwatch.StartNew(); !words.All((health = await HealthAsync()).Contains); await Task.Delay(100))
        {
            process.HasExited.ShouldBeFalse($"It ended.\n{Said}");
            waited.Elapsed.ShouldBeLessThan(Patience, $"Never said: {string.Join(" + ", words)}\n{health}\n{Said}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{age.Elapsed.TotalSeconds:0.0} s: {string.Join(" + ", words)}");
    }

    /// <summary>Status code of a call with the token.</summary>
    public async Task<int> CallAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", token) } };
        using var reply = await http.SendAsync(request);
        return (int)reply.StatusCode;
    }

    /// <summary>Waits until it has ended in order.</summary>
    public async Task EndsWellAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.ExitCode.ShouldBe(0, Said);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
        http.Dispose();
    }

    string Said
    {
        get { lock (said) return said.ToString(); }
    }

    async Task<string> HealthAsync()
    {
        try
        {
            using var reply = await http.GetAsync("/health");
            return $"{(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}";
        }
        catch (HttpRequestException e)
        {
            return e.Message; // not up yet
        }
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (said) said.AppendLine(line.Data);
    }
}
