using System.Diagnostics;
using System.Globalization;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Engine.Sandboxes.Oci;

/// <summary>One started container with its runner, its control group and its folder.</summary>
sealed class OciSandbox(OciHost host, Launch launch, Control control, Cgroup cgroup, string folder) : ISandbox
{
    const int MostStretch = 4;
    readonly OwnThread thread = new();
    Limits? limited;
    bool dead;

    string Programs => Path.Combine(folder, "prog");

    public void Place(string hostPath, string inside = "") => Placing.Place(hostPath, Path.Combine(Programs, inside));

    public async Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(dead, this);
        using var measurement = host.Measure();
        return await thread.RunAsync(() => Run(command, cancel));
    }

    SandboxOutcome Run(SandboxCommand command, CancellationToken cancel)
    {
        var limits = command.Limits;
        if (limits != limited)
            cgroup.Limit(limited = limits);
        cgroup.ResetPeak();
        using var kept = new HeadAndTail(16 << 10);
        using var streams = Streams.Open(command, kept);
        using var cores = command.Followed is null ? null : cgroup.Watch();
        if (cores is not null)
            command.Followed?.Invoke(cores.Now);
        var before = cgroup.Read();
        var (clock, startedAt) = (Stopwatch.StartNew(), Stopwatch.GetTimestamp());
        streams.SendTo(control, Request(command));
        var exchange = new Exchange(control, streams.Feed, streams.Output, streams.Errors);
        var broken = BrokenLimits.None;
        exchange.Run(() =>
        {
            command.Sampled?.Invoke(new(clock.Elapsed, cgroup.MemoryBytes, cgroup.Cpu - before.Cpu));
            if (broken == 0 && !cancel.IsCancellationRequested && (broken = Broken(streams, limits, before, clock)) == 0)
                return;
            Kill();
        });
        clock.Stop();
        if (exchange.Report is null)
            Bury();
        cancel.ThrowIfCancellationRequested();
        var after = cgroup.Read();
        broken |= (after.OutOfMemoryKills > before.OutOfMemoryKills ? BrokenLimits.Memory : 0)
            | (after.RefusedForks > before.RefusedForks ? BrokenLimits.Processes : 0)
            | (streams.Overflowed ? BrokenLimits.Output : 0)
            | (after.Cpu - before.Cpu > limits.Cpu ? BrokenLimits.Cpu : 0);
        return End(exchange.Report, broken) with
        {
            Broken = broken,
            Cpu = after.Cpu - before.Cpu,
            Wall = clock.Elapsed,
            PeakBytes = after.PeakBytes,
            Errors = kept.Text,
            StartedAt = startedAt,
            EndedAt = exchange.EndedAt,
            Reusable = !dead && broken == 0,
        };
    }

    public async Task<bool> CleanAsync(CancellationToken cancel) => !dead && host.CanClean && await thread.RunAsync(() =>
    {
        control.Send(["clean"]);
        var clean = control.Receive() is "clean 0";
        cgroup.Reclaim();
        return clean;
    });

    IEnumerable<string> Request(SandboxCommand command)
    {
        var limits = command.Limits;
        // CPU per process only: the worker watches the group's; this stops a run should the worker stand still.
        var cpu = (long)Math.Ceiling(limits.Cpu.TotalSeconds) + 1;
        string[] numbers = [.. new[] { cpu, limits.StackBytes, limits.FileBytes }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        return
        [
            "run", .. numbers, command.WorkingFolder,
            "PATH=/usr/bin:/bin", "HOME=/box", "LANG=C.UTF-8", .. command.Environment, "", .. cgroup.Prefix(limits), .. command.Arguments,
        ];
    }

    BrokenLimits Broken(Streams streams, Limits limits, CgroupReading before, Stopwatch clock) =>
        (streams.Overflowed ? BrokenLimits.Output : 0)
        | (IsOverdue(clock.Elapsed, limits.Wall) ? BrokenLimits.Wall : 0)
        | (cgroup.Cpu - before.Cpu > limits.Cpu ? BrokenLimits.Cpu : 0);

    /// <summary>Waiting for a core on a busy machine is not the program's doing and does not count, up to a point.</summary>
    bool IsOverdue(TimeSpan elapsed, TimeSpan limit) =>
        elapsed > limit && (elapsed > MostStretch * limit || elapsed - cgroup.WaitedForCore > limit);

    /// <exception cref="SandboxException">The run ended without a report although nothing of it was at fault.</exception>
    SandboxOutcome End(string? report, BrokenLimits broken) => report?.Split(' ') switch
    {
        ["exit", var code] => new() { ExitCode = int.Parse(code, CultureInfo.InvariantCulture) },
        ["signal", var signal] => new() { Signal = int.Parse(signal, CultureInfo.InvariantCulture) },
        ["noexec", var error] => new() { ExitCode = error is "2" ? 127 : 126 }, // as a shell says it
        null when (broken & ~BrokenLimits.Processes) != 0 => new() { Signal = 9 }, // killed together with its runner
        _ => throw new SandboxException($"the sandbox ended without a report: '{report}' {launch.Log}"),
    };

    void Kill()
    {
        dead = true;
        cgroup.Kill();
    }

    /// <summary>Waits until nothing runs, so that the counters are final.</summary>
    void Bury()
    {
        Kill();
        cgroup.Empty();
    }

    public ValueTask DisposeAsync()
    {
        host.Remove(async () =>
        {
            dead = true;
            cgroup.Empty();
            control.Dispose();
            await launch.Ended.WaitAsync(TimeSpan.FromSeconds(20));
            launch.Dispose();
            thread.Dispose();
            cgroup.Dispose();
            Directory.Delete(folder, recursive: true);
        });
        return ValueTask.CompletedTask;
    }
}
