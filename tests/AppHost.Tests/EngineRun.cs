using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Tests;

/// <summary>One line of <c>/resources</c>.</summary>
sealed record Shown(string Name, string State, bool Healthy, int Restarts, string[] Urls, int? Pid, int? ExitCode);

/// <summary>An application on the local engine in a process of its own, as a user starts it.</summary>
sealed class EngineRun : IAsyncDisposable
{
    static readonly HttpClient Http = new();
    readonly Process process;
    readonly StringBuilder output = new();
    readonly StringBuilder errors = new();

    EngineRun(Process process, string scratch)
    {
        (this.process, Scratch) = (process, scratch);
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Scratch { get; }
    public string State => Path.Combine(Scratch, "state");
    public string Output => Read(output);
    public string Errors => Read(errors);

    public static string NewScratch()
    {
        var scratch = Path.Combine("/tmp", $"mockloop-engine-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(scratch);
        ServerAccount.Restrict(scratch, (UnixFileMode)0b111_101_101);
        return scratch;
    }

    public static EngineRun Start(string scenario, string? scratch = null, params string[] more)
    {
        scratch ??= NewScratch();
        var host = Path.GetFullPath("../../../../EngineHost/bin", AppContext.BaseDirectory);
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        string[] words =
        [
            Path.Combine(host, own.Parent!.Name, own.Name, "Mockloop.EngineHost.dll"),
            "--scenario", scenario, "--scratch", scratch, "--state", Path.Combine(scratch, "state"), .. more,
        ];
        return new(Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true })!, scratch);
    }

    /// <summary>Waits until the condition holds for what <c>/resources</c> says.</summary>
    public async Task<Shown[]> UntilAsync(Predicate<Shown[]> condition, int seconds = 60)
    {
        Shown[] last = [];
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds; await Task.Delay(100))
        {
            process.HasExited.ShouldBeFalse(Output + Errors);
            last = await ResourcesAsync() ?? last;
            if (last.Length > 0 && condition(last))
                return last;
        }
        throw new TimeoutException($"It did not come to that in {seconds} s: {string.Join(", ", last.Select(shown => $"{shown}"))}\n{Output}{Errors}");
    }

    public Task<Shown[]> FinishedAsync(string name) => UntilAsync(all => all.Any(shown => shown.Name == name && shown.State == "Finished"));

    public void Signal(int signal) => _ = ServerProcess.Signal(process.Id, signal);

    public async Task<int> ExitAsync(int seconds = 60)
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(seconds));
        return process.ExitCode;
    }

    /// <summary>Waits until the file has its line, and returns it.</summary>
    public async Task<string> LineAsync(string file)
    {
        var path = Path.Combine(Scratch, file);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < 60; await Task.Delay(50))
            if (File.Exists(path) && (await File.ReadAllTextAsync(path)).EndsWith('\n'))
                return (await File.ReadAllTextAsync(path)).Trim();
        throw new TimeoutException($"{file} was not written\n{Output}{Errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            Signal(15);
        await ExitAsync();
        process.Dispose();
        Directory.Delete(Scratch, recursive: true);
    }

    async Task<Shown[]?> ResourcesAsync()
    {
        try
        {
            var board = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(State, "apphost.json")));
            return await Http.GetFromJsonAsync<Shown[]>($"{board.RootElement.GetProperty("url")}/resources");
        }
        catch (Exception early) when (early is IOException or HttpRequestException or JsonException)
        {
            return null;
        }
    }

    static void Append(StringBuilder text, string? line)
    {
        lock (text)
            text.AppendLine(line);
    }

    static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
