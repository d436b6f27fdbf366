using Aspire.Hosting.ApplicationModel;
using Mockloop.AppHost.Local.Engine;

namespace Mockloop.AppHost.Local.Backup;

/// <summary>A run that takes or restores a backup and starts nothing else.</summary>
static class BackupRun
{
    const int Refused = 3;

    /// <summary>The exit code; null when no such run was asked for.</summary>
    public static async Task<int?> TryAsync(IReadOnlyList<Resource> resources, StateFolder state, EngineOptions options, CancellationToken ct)
    {
        if (options.Backup is null && options.Restore is null)
            return null;
        // Not through the log files: they belong to the platform that may be running.
        Action<string> say = Console.Error.WriteLine;
        try
        {
            var cluster = resources.OfType<PostgresServerResource>().Single();
            if (options.Backup is { } target)
                await new TakeBackup(state, cluster, options, say).RunAsync(target, ct);
            else
                await new RestoreBackup(state, cluster, [.. resources.OfType<ProjectResource>()], options, say).RunAsync(options.Restore!, ct);
            return 0;
        }
        catch (InvalidOperationException refused)
        {
            say(refused.Message);
            return Refused;
        }
        catch (OperationCanceledException)
        {
            say("stopped before it was done; nothing was changed");
            return 130;
        }
    }
}
