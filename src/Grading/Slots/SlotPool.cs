using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Mockloop.Grading.Engine.Judging;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Sandboxes.Oci;

namespace Mockloop.Grading.Slots;

/// <summary>The worker's sandboxes, opened and tried once at the start, and rented one submission at a time.</summary>
sealed class SlotPool(IOptions<GradingOptions> options) : IAsyncDisposable
{
    readonly Channel<Slot> free = Channel.CreateUnbounded<Slot>();
    readonly List<Slot> slots = [];
    OciHost? host;

    public int Count { get; } = options.Value.SlotCount;

    public int Busy => slots.Count - free.Reader.Count;

    /// <summary>Names this worker in leases and reports.</summary>
    public string Worker { get; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Why nothing can be judged here; null when it can.</summary>
    public string? Obstacle { get; private set; } = "the sandbox has not been tried yet";

    /// <summary>Which languages passed their self-test.</summary>
    public IReadOnlyList<LanguageCheck> Languages { get; private set; } = [];

    /// <summary>A folder that goes away with the worker.</summary>
    public string TemporaryFolder(string name) => host!.TemporaryFolder(name);

    /// <exception cref="SandboxException">This machine cannot run sandboxes.</exception>
    public async Task OpenAsync(CancellationToken cancel)
    {
        try
        {
            host ??= new OciHost(SandboxOptions.FromEnvironment() with { Warm = 2 * Count });
            for (var i = slots.Count; i < Count; i++)
                slots.Add(new(host, i, free.Writer));
            Languages = await LanguageCheck.RunAllAsync(host, host.TemporaryFolder("selftest"), cancel);
            if (!Languages.Any(l => l.Available))
                throw new SandboxException($"no language passed its self-test: {string.Join("; ", Languages.Select(l => l.Found))}");
            slots.ForEach(s => s.Dispose());
            Obstacle = null;
        }
        catch (Exception e) when (e is SandboxException or IOException or UnauthorizedAccessException)
        {
            Obstacle = e.Message;
            throw new SandboxException(e.Message, e);
        }
    }

    /// <summary>A slot of one's own; disposing gives it back.</summary>
    public async Task<Slot> RentAsync(CancellationToken cancel) => await free.Reader.ReadAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        slots.Clear();
        if (host is not null)
            await host.DisposeAsync();
        host = null;
        Obstacle = "the worker is shutting down";
    }
}
