namespace Mockloop.AppHost.Local.Engine;

/// <summary>Where a resource is in its life.</summary>
enum ResourceState { Waiting, Starting, Running, Restarting, Finished, Failed, Stopping, Stopped }

/// <summary>When something that ended is started again, and how soon.</summary>
/// <param name="awaited">Names of jobs that others wait for: these are retried, since the platform cannot run without them.</param>
sealed class Restarts(IReadOnlySet<string> awaited)
{
    /// <summary>Starts in a row, after the first, before it counts as failed.</summary>
    public const int Most = 8;

    const int MostForJobs = 2;

    /// <summary>After running this long an earlier failure is forgotten: it started, and was not killed by what it does first.</summary>
    public static readonly TimeSpan Stable = TimeSpan.FromSeconds(15);

    /// <summary>Half a second, doubled each time, at most half a minute.</summary>
    public static TimeSpan Pause(int failures) => TimeSpan.FromSeconds(Math.Min(0.5 * Math.Pow(2, failures), 30));

    public bool RetriesJob(string name, int failures) => awaited.Contains(name) && failures < MostForJobs;
}
