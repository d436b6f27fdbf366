using Microsoft.Extensions.Configuration;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>What the local engine reads from configuration.</summary>
/// <param name="EndWith">Resource whose end is the end of the run, its exit code the run's; null to stay up.</param>
/// <param name="Reset">Whether the state folder is emptied first.</param>
/// <param name="Backup">File to write a backup to instead of running.</param>
/// <param name="Restore">Backup to restore instead of running.</param>
/// <param name="Yes">Whether these two may overwrite.</param>
sealed record EngineOptions(string? EndWith, bool Reset, string? Backup, string? Restore, bool Yes)
{
    public static EngineOptions From(IConfiguration configuration) =>
        new(configuration["end-with"], Is(configuration["reset"]), configuration["backup"], configuration["restore"], Is(configuration["yes"]));

    static bool Is(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
