using Microsoft.Extensions.Configuration;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>What the local engine reads from configuration.</summary>
/// <param name="EndWith">Resource whose end is the end of the run, its exit code the run's; null to stay up.</param>
/// <param name="Reset">Whether the state folder is emptied first.</param>
sealed record EngineOptions(string? EndWith, bool Reset)
{
    public static EngineOptions From(IConfiguration configuration) =>
        new(configuration["end-with"], string.Equals(configuration["reset"], "true", StringComparison.OrdinalIgnoreCase));
}
