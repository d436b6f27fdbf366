namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>
/// Follows one run's program on the cores. Whoever asks decides how often. After the end of the run it says how it ended:
/// what a program computed counts also when it is gone before anybody looks.
/// </summary>
/// <param name="cgroup">The sandbox's.</param>
/// <param name="launchers">What lives in it before the run: the runtime, the init and the runner.</param>
sealed class CoreWatch(Cgroup cgroup, IReadOnlyCollection<int> launchers) : IDisposable
{
    readonly Lock looking = new();
    readonly TimeSpan before = cgroup.Cpu;
    SchedStat? program;
    CoreTime last;
    bool over;

    /// <summary>What was done since the run began.</summary>
    public CoreTime Now()
    {
        lock (looking)
            return over ? last : last = Look();
    }

    public void Dispose()
    {
        lock (looking)
        {
            last = Look();
            over = true;
            program?.Dispose();
        }
    }

    CoreTime Look()
    {
        try
        {
            if ((program ??= Find()) is not { } found)
                return last;
            var all = cgroup.Cpu - before;
            return found.Read() is { } own ? new(own.Waited, own.Ran, all) : last with { All = all };
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return last; // The group is gone, and the run with it.
        }
    }

    /// <summary>The runner's child is the oldest of what is new; with its end the run ends, so that it is there as long as any other.</summary>
    SchedStat? Find() => cgroup.Processes
        .Except(launchers)
        .Select(pid => (Id: pid, ProcessStat.Read(pid)?.Born))
        .OrderBy(p => (p.Born ?? long.MaxValue, p.Id))
        .Select(p => SchedStat.Of(p.Id))
        .FirstOrDefault();
}
