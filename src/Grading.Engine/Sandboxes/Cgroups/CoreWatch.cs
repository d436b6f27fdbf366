namespace Mockloop.Grading.Engine.Sandboxes.Cgroups;

/// <summary>
/// Follows one run's program on the cores. Whoever asks decides how often; one thread at a time. After the end of the run
/// it says what it said last.
/// </summary>
/// <param name="cgroup">The sandbox's.</param>
/// <param name="launchers">What lives in it before the run: the runtime, the init and the runner.</param>
sealed class CoreWatch(Cgroup cgroup, IReadOnlyCollection<int> launchers) : IDisposable
{
    readonly TimeSpan before = cgroup.Cpu;
    SchedStat? program;
    CoreTime last;
    volatile bool over;

    /// <summary>What was done since the run began.</summary>
    public CoreTime Now()
    {
        try
        {
            if (!over && (program ??= Find()) is { } found && cgroup.Cpu - before is var all && found.Read() is { } own)
                last = new(own.Waited, own.Ran, all);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The group is gone, and the run with it.
        }
        return last;
    }

    public void Dispose()
    {
        over = true;
        program?.Dispose();
    }

    /// <summary>The runner's child is the oldest of what is new; with its end the run ends, so that it is there as long as any other.</summary>
    SchedStat? Find() => cgroup.Processes
        .Except(launchers)
        .Select(pid => (Id: pid, ProcessStat.Read(pid)?.Born))
        .OrderBy(p => (p.Born ?? long.MaxValue, p.Id))
        .Select(p => SchedStat.Of(p.Id))
        .FirstOrDefault();
}
