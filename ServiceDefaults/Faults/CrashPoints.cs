using Microsoft.Extensions.Configuration;
using Mockloop.ServiceDefaults.Hosting;

namespace Mockloop.ServiceDefaults.Faults;

/// <summary>
/// Named places where a process can be made to die or to stand still, at the worst instants there are. Off unless
/// <c>Demo:Enabled</c> and <c>Demo:CrashFolder</c> are set; then a file <c>service.point</c> in that folder arms a point:
/// empty to die by SIGKILL, a number to stand still for so many seconds. Whoever comes by first takes the file, so that it
/// happens once, whatever the number of replicas and restarts; a file <c>service.point.hit</c> says at what.
/// </summary>
public sealed class CrashPoints(ServiceName service, IConfiguration configuration)
{
    /// <summary>An event is committed with its effect and about to be published.</summary>
    public const string EventCommitted = "event-committed";

    /// <summary>The broker has confirmed an event that is not yet marked as sent.</summary>
    public const string EventPublished = "event-published";

    /// <summary>A consumer has done its work and nothing of it is committed.</summary>
    public const string EffectUncommitted = "effect-uncommitted";

    /// <summary>A consumer's effect is committed and its message not acknowledged.</summary>
    public const string EffectCommitted = "effect-committed";

    /// <summary>A due time's handler has done its work and nothing of it is committed.</summary>
    public const string DueHandled = "due-handled";

    /// <summary>A call has done its work and the caller has no answer.</summary>
    public const string CallDone = "call-done";

    /// <summary>A worker has just prolonged the lease of what it is judging.</summary>
    public const string LeaseHeld = "lease-held";

    /// <summary>A worker knows the verdict and has told nobody.</summary>
    public const string Judged = "judged";

    /// <summary>A result is stored; neither its event is sent nor its worker answered.</summary>
    public const string ResultStored = "result-stored";

    readonly string? _folder = FolderOf(configuration);

    /// <summary>Whether any point can be armed.</summary>
    public bool Enabled => _folder is not null;

    /// <summary>The folder where points are armed; null where they are off.</summary>
    internal static string? FolderOf(IConfiguration configuration) =>
        configuration.GetValue("Demo:Enabled", false) && configuration["Demo:CrashFolder"] is { Length: > 0 } folder ? folder : null;

    /// <summary>Comes by a point, and dies or stands still there when it is armed.</summary>
    /// <param name="point">One of the constants.</param>
    /// <param name="what">The id of what is being done.</param>
    public Task PassAsync(string point, Guid what) => _folder is null ? Task.CompletedTask : ComeByAsync(_folder, point, what);

    async Task ComeByAsync(string folder, string point, Guid what)
    {
        var armed = Path.Combine(folder, $"{service.Value}.{point}");
        if (!File.Exists(armed))
            return;
        var hit = armed + ".hit";
        try
        {
            File.Move(armed, hit, overwrite: true); // of the time before, where it is armed again
        }
        catch (FileNotFoundException)
        {
            return; // somebody else took it
        }
        var order = await File.ReadAllTextAsync(hit);
        await File.WriteAllTextAsync(hit, $"{what}");
        if (int.TryParse(order, out var seconds))
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            File.Move(hit, armed + ".over");
            return;
        }
        // No handler, no flush, no goodbye: as when the machine goes.
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        self.Kill();
        await Task.Delay(Timeout.Infinite);
    }
}
