using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Slots;

/// <summary>
/// How many submissions this worker judges at one time, and the sandboxes it judges them in. A slot rents as many
/// sandboxes as its judging needs; the host keeps some warm.
/// </summary>
sealed class SlotPool(IOptions<GradingOptions> options, DataDevices devices, ILogger<SlotPool> log) : IAsyncDisposable
{
    const string NotTried = "the sandbox has not been tried yet";
    readonly Channel<Slot> free = Channel.CreateUnbounded<Slot>();
    readonly ConcurrentDictionary<string, LanguageCheck> languages = new();
    readonly CancellationTokenSource closing = new();
    Task? others;
    OciHost? host;
    string runFolder = "";

    public int Count { get; } = options.Value.SlotCount;

    public int Busy => host is null ? 0 : Count - free.Reader.Count;

    /// <summary>Whether what passes its tests is replayed at production scale.</summary>
    public bool Scale { get; } = options.Value.Scale;

    /// <summary>Names this worker in leases and reports.</summary>
    public string Worker { get; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Why nothing can be judged here; null when it can.</summary>
    public string? Obstacle { get; private set; } = NotTried;

    /// <summary>The languages tried so far, with the outcome of their self-tests.</summary>
    public IEnumerable<LanguageCheck> Languages => LanguageCheck.All.Select(languages.GetValueOrDefault).OfType<LanguageCheck>();

    /// <summary>A folder that goes away with the worker.</summary>
    public string TemporaryFolder(string name) => host!.TemporaryFolder(name);

    /// <summary>
    /// Starts the sandboxes and runs a program of the first languages in them; repeated, it only does the latter. The other
    /// languages are tried behind it.
    /// </summary>
    /// <exception cref="SandboxException">This machine cannot run sandboxes.</exception>
    public async Task OpenAsync(CancellationToken cancel)
    {
        try
        {
            if (host is null)
                Start();
            foreach (var code in LanguageCheck.First)
                await TryAsync(code, cancel);
            var tried = Languages.ToArray();
            Obstacle = tried.Any(l => l.Available)
                ? null
                : throw new SandboxException($"no language passed its self-test: {string.Join("; ", tried.Select(l => l.Found))}");
            others ??= TryOthersAsync(closing.Token);
        }
        catch (Exception e) when (e is SandboxException or IOException or UnauthorizedAccessException)
        {
            Obstacle = e.Message;
            throw new SandboxException(e.Message, e);
        }
    }

    async Task TryAsync(string code, CancellationToken cancel) =>
        languages[code] = await LanguageCheck.RunAsync(host!, code, host!.TemporaryFolder("selftest"), cancel);

    async Task TryOthersAsync(CancellationToken cancel)
    {
        foreach (var code in LanguageCheck.All.Except(LanguageCheck.First))
            try
            {
                await TryAsync(code, cancel);
            }
            catch (Exception e) when (e is SandboxException or IOException or UnauthorizedAccessException)
            {
                languages[code] = new(code, false, $"its self-test failed: {e.Message}");
            }
        try
        {
            await LanguageCheck.PrepareAsync(cancel);
        }
        catch (SandboxException e)
        {
            log.LogWarning("Programs compile without a header compiled ahead: {Why}", e.Message);
        }
    }

    void Start()
    {
        host = new OciHost(SandboxOptions.FromEnvironment() with { Rootless = false, Warm = options.Value.WarmCount });
        runFolder = Path.GetDirectoryName(host.TemporaryFolder("selftest"))!;
        for (var i = 0; i < Count; i++)
            free.Writer.TryWrite(new(host, devices, i, free.Writer));
    }

    /// <summary>After a fault of ours: nothing more is leased until the self-tests have passed again, or one sick worker would answer for the whole queue.</summary>
    public void Suspect() => Obstacle ??= "a judging failed here; the sandbox is being tried again";

    /// <summary>Why programs in that language cannot be judged here; null when they can. Waits for a self-test that is still to come.</summary>
    public async Task<string?> WhyNotAsync(string language, CancellationToken cancel)
    {
        if (LanguageCheck.All.Contains(language) && !languages.ContainsKey(language) && others is { } trying)
            await trying.WaitAsync(cancel);
        return !languages.TryGetValue(language, out var check) ? "no such language is known" : check.Available ? null : check.Found;
    }

    /// <summary>The text without the names of this machine's folders, for those who may not see them.</summary>
    public string WithoutHostPaths(string text) => runFolder.Length == 0 ? text : text.Replace(runFolder, "…", StringComparison.Ordinal);

    /// <summary>A slot of one's own; disposing gives it back.</summary>
    public async Task<Slot> RentAsync(CancellationToken cancel) => await free.Reader.ReadAsync(cancel);

    /// <summary>Called by the loop, when nothing is judged any more, and once more by the container.</summary>
    public async ValueTask DisposeAsync()
    {
        if (closing.IsCancellationRequested)
            return;
        Obstacle = "the worker is shutting down";
        await closing.CancelAsync();
        if (others is { } trying)
            await trying.ContinueWith(_ => { }, TaskScheduler.Default);
        if (host is { } open)
            await open.DisposeAsync();
        host = null;
    }
}
