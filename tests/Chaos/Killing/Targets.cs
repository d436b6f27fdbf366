namespace Mockloop.Chaos;

/// <summary>Something that is killed.</summary>
/// <param name="Resource">Its name in the AppHost.</param>
/// <param name="Group">Whether the process that the AppHost knows only starts the real one, so that its group is meant.</param>
sealed record Target(string Resource, bool Group = false);

/// <summary>What the platform is made of.</summary>
static class Targets
{
    internal static readonly IReadOnlyList<Target> All =
    [
        new("scheduling"), new("questions"), new("matching"), new("debrief"), new("grading"), new("web"), new("identity"),
        new("rabbitmq", Group: true), new("postgres"),
    ];
}
