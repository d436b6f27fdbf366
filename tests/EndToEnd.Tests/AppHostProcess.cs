using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Mockloop.EndToEnd.Tests;

/// <summary>The AppHost as a user starts it, on a state folder of its own.</summary>
sealed class AppHostProcess : IDisposable
{
    static readonly string Root = Checkout();

    readonly StringBuilder said = new();
    readonly HttpClient http = new();

    internal AppHostProcess(params string[] arguments)
        : this([], arguments)
    {
    }

    /// <summary>With variables that reach every process of the platform.</summary>
    internal AppHostProcess(Dictionary<string, string> environment, params string[] arguments)
        : this(NewState(), environment, arguments)
    {
    }

    /// <summary>On a folder that is there already; it goes with the process.</summary>
    internal AppHostProcess(DirectoryInfo state, Dictionary<string, string> environment, params string[] arguments)
    {
        State = state;
        // A run that was itself started in the background hands an ignored Ctrl-C down, and .NET would leave it ignored.
        var start = new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT", "dotnet", Program, "--state", State.FullName, .. arguments])
        {
            WorkingDirectory = Root,
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

    static string Program => Built("AppHost", "AppHost");

    /// <summary>A program of the platform.</summary>
    internal static string Built(string folder, string name) => Path.Combine(Root, folder, "bin", Configuration(), $"net10.0/Mockloop.{name}.dll");

    /// <summary>Runs it for something that ends by itself; the exit code.</summary>
    internal static async Task<int> ToolAsync(params string[] arguments)
    {
        using var process = Process.Start("dotnet", [Program, .. arguments]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    static DirectoryInfo NewState()
    {
        var state = Directory.CreateTempSubdirectory("mockloop-e2e-");
        File.SetUnixFileMode(state.FullName, (UnixFileMode)0b111_101_101);
        return state;
    }

    internal Process Process { get; }
    internal DirectoryInfo State { get; }

    internal string Said
    {
        get { lock (said) return said.ToString(); }
    }

    static string Configuration() => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    static string Checkout()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (said) said.AppendLine(line.Data);
    }

    /// <summary>Waits until a condition holds; fails with what the AppHost said when it does not in time, or ended.</summary>
    internal async Task UntilAsync(Func<Task<bool>> holds, TimeSpan patience, string what, bool mayEnd = false)
    {
        var begun = Stopwatch.StartNew();
        while (!await holds())
        {
            if (!mayEnd && Process.HasExited) throw new InvalidOperationException($"The AppHost ended with {Process.ExitCode} before {what}.\n{Said}");
            if (begun.Elapsed > patience) throw new TimeoutException($"Not within {patience.TotalSeconds} s: {what}.\n{Said}");
            await Task.Delay(250);
        }
    }

    /// <summary>What <c>/resources</c> says; empty while the AppHost does not answer.</summary>
    internal async Task<IReadOnlyList<ResourceLine>> ResourcesAsync()
    {
        var file = Path.Combine(State.FullName, "apphost.json");
        if (!File.Exists(file)) return [];
        try
        {
            using var board = JsonDocument.Parse(await File.ReadAllTextAsync(file));
            return (await http.GetFromJsonAsync<ResourceLine[]>(board.RootElement.GetProperty("url").GetString() + "/resources"))!;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            return [];
        }
    }

    /// <summary>The run's id, by which its processes and cgroups are known; from the journal it keeps.</summary>
    internal string RunId => File.ReadLines(Path.Combine(State.FullName, "run.journal")).First().Split(' ')[0];

    internal void Signal(string name) => Process.Start("kill", [$"-{name}", $"{Process.Id}"])!.WaitForExit();

    public void Dispose()
    {
        if (!Process.HasExited) Signal("TERM");
        if (!Process.WaitForExit(TimeSpan.FromSeconds(60))) Process.Kill();
        Process.Dispose();
        http.Dispose();
        State.Delete(recursive: true);
    }
}

/// <summary>One resource as the AppHost describes it.</summary>
sealed record ResourceLine(string Name, string Kind, string State, bool Healthy, int Restarts, string[] Urls, int? Pid, int? ExitCode);
