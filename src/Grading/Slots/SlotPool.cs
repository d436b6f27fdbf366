using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Grading.Slots;

/// <summary>
/// How many submissions this worker judges at one time, and the sandboxes it judges them in. A slot rents as many
/// sandboxes as its judging needs; the host keeps some warm.
/// </summary>
sealed class SlotPool(IOptions<GradingOptions> options) : IAsyncDisposable
{
    const string NotTried = "the sandbox has not been tried yet";
    readonly Channel<Slot> free = Channel.CreateUnbounded<Slot>();
    OciHost? host;
    string runFolder = "";

    public int Count { get; } = options.Value.SlotCount;

    public int Busy => host is null ? 0 : Count - free.Reader.Count;

    /// <summary>Names this worker in leases and reports.</summary>
    public string Worker { get; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Why nothing can be judged here; null when it can.</summary>
    public string? Obstacle { get; private set; } = NotTried;

    /// <summary>Every known language with the outcome of its self-test.</summary>
    public IReadOnlyList<LanguageCheck> Languages { get; private set; } = [];

    /// <summary>A folder that goes away with the worker.</summary>
    public string TemporaryFolder(string name) => host!.TemporaryFolder(name);

    /// <summary>Starts the sandboxes and runs a program of every language in them; repeated, it only does the latter.</summary>
    /// <exception cref="SandboxException">This machine cannot run sandboxes.</exception>
    public async Task OpenAsync(CancellationToken cancel)
    {
        try
        {
            if (host is null)
                Start();
            Languages = await LanguageCheck.RunAllAsync(host!, host!.TemporaryFolder("selftest"), cancel);
            Obstacle = Languages.Any(l => l.Available)
                ? null
                : throw new SandboxException($"no language passed its self-test: {string.Join("; ", Languages.Select(l => l.Found))}");
        }
        catch (Exception e) when (e is SandboxException or IOException or UnauthorizedAccessException)
        {
            Obstacle = e.Message;
            throw new SandboxException(e.Message, e);
        }
    }

    void Start()
    {
        host = new OciHost(SandboxOptions.FromEnvironment() with { Rootless = false, Warm = options.Value.WarmCount });
        runFolder = Path.GetDirectoryName(host.TemporaryFolder("selftest"))!;
        for (var i = 0; i < Count; i++)
            free.Writer.TryWrite(new(host, i, free.Writer));
    }

    /// <summary>After a fault of ours: nothing more is leased until the self-tests have passed again, or one sick worker would answer for the whole queue.</summary>
    public void Suspect() => Obstacle ??= "a judging failed here; the sandbox is being tried again";

    /// <summary>Why programs in that language cannot be judged here; null when they can.</summary>
    public string? WhyNot(string language) =>
        Languages.FirstOrDefault(l => l.Code == language) is not { } check ? "no such language is known" : check.Available ? null : check.Found;

    /// <summary>The text without the names of this machine's folders, for those who may not see them.</summary>
    public string WithoutHostPaths(string text) => runFolder.Length == 0 ? text : text.Replace(runFolder, "…", StringComparison.Ordinal);

    /// <summary>A slot of one's own; disposing gives it back.</summary>
    public async Task<Slot> RentAsync(CancellationToken cancel) => await free.Reader.ReadAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        Obstacle = "the worker is shutting down";
        if (host is { } open)
            await open.DisposeAsync();
        host = null;
    }
}
