using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Mockloop.TestServers;

/// <summary>The AppHost as a user starts it, on a state folder of its own.</summary>
public sealed class AppHostProcess : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250), Farewell = TimeSpan.FromSeconds(90);
    static readonly string Program = Checkout.Program("AppHost");

    readonly StringBuilder said = new();
    readonly StreamWriter log;
    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Starts it.</summary>
    public AppHostProcess(params string[] arguments)
        : this([], arguments)
    {
    }

    /// <summary>Starts it with variables that reach every process of the platform.</summary>
    public AppHostProcess(Dictionary<string, string> environment, params string[] arguments)
        : this(StateFolder.New(), environment, arguments)
    {
    }

    /// <summary>Starts it on a folder that is there already; it goes with the process.</summary>
    public AppHostProcess(DirectoryInfo state, Dictionary<string, string> environment, params string[] arguments)
    {
        State = state;
        log = new StreamWriter(Path.Combine(state.FullName, "apphost.log")) { AutoFlush = true };
        // A run that was itself started in the background hands an ignored Ctrl-C down, and .NET would leave it ignored.
        var start = new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT", "dotnet", Program, "--state", State.FullName, .. arguments])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        Process = Process.Start(start)!;
        Process.StandardInput.Close();
        Process.OutputDataReceived += Keep;
        Process.ErrorDataReceived += Keep;
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }

    /// <summary>Runs it for something that ends by itself; the exit code.</summary>
    public static async Task<int> ToolAsync(params string[] arguments)
    {
        using var process = Process.Start("dotnet", [Program, .. arguments]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>The process itself.</summary>
    public Process Process { get; }

    /// <summary>Its state folder; what the AppHost says stands there too, with times, in <c>apphost.log</c>.</summary>
    public DirectoryInfo State { get; }

    /// <summary>Whether the state folder outlives the process.</summary>
    public bool KeepsState { get; init; }

    /// <summary>What it has said so far.</summary>
    public string Said
    {
        get { lock (said) return said.ToString(); }
    }

    /// <summary>The run's id, by which its processes and cgroups are known; from the journal it keeps.</summary>
    public string RunId => File.ReadLines(Path.Combine(State.FullName, "run.journal")).First().Split(' ')[0];

    /// <summary>Waits until a condition holds; fails with what the AppHost said when it does not in time, or ended.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, TimeSpan patience, string what, bool mayEnd = false)
    {
        var begun = Stopwatch.StartNew();
        while (!await holds())
        {
            if (!mayEnd && Process.HasExited) throw new InvalidOperationException($"The AppHost ended with {Process.ExitCode} before {what}.\n{Said}");
            if (begun.Elapsed > patience) throw new TimeoutException($"Not within {patience.TotalSeconds} s: {what}.\n{Said}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>What <c>/resources</c> says; empty while the AppHost does not answer.</summary>
    public async Task<IReadOnlyList<ResourceLine>> ResourcesAsync()
    {
        var file = Path.Combine(State.FullName, "apphost.json");
        if (!File.Exists(file)) return [];
        try
        {
            using var board = JsonDocument.Parse(await File.ReadAllTextAsync(file));
            return (await http.GetFromJsonAsync<ResourceLine[]>(board.RootElement.GetProperty("url").GetString() + "/resources"))!;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException)
        {
            return [];
        }
    }

    /// <summary>Sends it a signal: <c>TERM</c>.</summary>
    public void Signal(string name) => Process.Start("kill", [$"-{name}", $"{Process.Id}"])!.WaitForExit();

    /// <summary>Asks it to stop, and waits.</summary>
    public void Dispose()
    {
        if (!Process.HasExited) Signal("TERM");
        if (!Process.WaitForExit(Farewell)) Process.Kill();
        // The last lines are still on their way.
        else Process.WaitForExit();
        Process.Dispose();
        http.Dispose();
        log.Dispose();
        if (!KeepsState) State.Delete(recursive: true);
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (said)
        {
            said.AppendLine(line.Data);
            log.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {line.Data}");
        }
    }
}

/// <summary>One resource as the AppHost describes it.</summary>
public sealed record ResourceLine(string Name, string Kind, string State, bool Healthy, int Restarts, string[] Urls, int? Pid, int? ExitCode);
