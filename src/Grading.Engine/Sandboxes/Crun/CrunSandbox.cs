using System.Diagnostics;
using Mockloop.Grading.Engine.Sandboxes.Cgroups;

namespace Mockloop.Grading.Engine.Sandboxes.Crun;

/// <summary>One slot: a control group, a bundle folder, and one cold start of the runtime per run.</summary>
sealed class CrunSandbox(SandboxOptions options, Kit kit, string folder, Cgroup cgroup) : ISandbox
{
    static readonly TimeSpan LaunchLimit = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);
    const int MostStretch = 4;
    readonly string control = Directory.CreateDirectory(Path.Combine(folder, "ctl")).FullName;
    int runs;

    string Report => Path.Combine(control, "report");

    public async Task<SandboxOutcome> RunAsync(SandboxCommand command, Stream input, Stream output, CancellationToken cancel)
    {
        cgroup.Limit(command.Limits);
        WriteBundle(command);
        using var launch = Launch.Start(options, folder, $"run{++runs}", cgroup.JoinFiles);
        try
        {
            await launch.WaitUntilUpAsync(LaunchLimit, cancel);
            return await MeasureAsync(launch, command, input, output, cancel);
        }
        finally
        {
            cgroup.Empty();
        }
    }

    void WriteBundle(SandboxCommand command)
    {
        File.Delete(Report);
        File.WriteAllText(Report, "");
        File.SetUnixFileMode(Report, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Libc.Chown(Report, Bundle.RunnerOnHost, Bundle.RunnerOnHost);
        File.WriteAllText(Path.Combine(folder, "config.json"), Bundle.Config(kit, control, command).ToJsonString());
    }

    async Task<SandboxOutcome> MeasureAsync(Launch launch, SandboxCommand command, Stream input, Stream output, CancellationToken cancel)
    {
        var limits = command.Limits;
        cgroup.ResetPeak();
        var before = cgroup.Read();
        var clock = Stopwatch.StartNew();
        var stdout = new CappedPipe(launch.Output, output, limits.OutputBytes);
        using var kept = new HeadAndTail(16 << 10);
        var stderr = new CappedPipe(launch.Errors, kept, limits.OutputBytes);

        launch.OpenGate();
        var feeding = launch.FeedAsync(input, cancel);
        var reading = Task.WhenAll(stdout.DrainAsync(), stderr.DrainAsync());
        var broken = await WatchAsync(launch, limits, before, clock, [stdout, stderr], reading, cancel);
        clock.Stop();
        await launch.WaitForExitAsync();
        await Task.WhenAll(reading, feeding);

        var after = cgroup.Read();
        if (after.OutOfMemoryKills > before.OutOfMemoryKills)
            broken |= BrokenLimits.Memory;
        if (after.RefusedForks > before.RefusedForks)
            broken |= BrokenLimits.Processes;
        if (after.Cpu - before.Cpu > limits.Cpu)
            broken |= BrokenLimits.Cpu;
        return RunnerReport.Read(Report, launch, broken) with
        {
            Broken = broken,
            Cpu = after.Cpu - before.Cpu,
            Wall = clock.Elapsed,
            PeakBytes = after.PeakBytes,
            Errors = kept.Text,
        };
    }

    /// <summary>Returns when both pipes are closed, by the program's end or because a limit was broken and it was killed.</summary>
    async Task<BrokenLimits> WatchAsync(
        Launch launch, Packages.Limits limits, CgroupReading before, Stopwatch clock, CappedPipe[] pipes, Task reading, CancellationToken cancel)
    {
        BrokenLimits Now() =>
            (pipes.Any(p => p.Overflowed) ? BrokenLimits.Output : 0)
            | (IsOverdue(clock.Elapsed, limits.Wall) ? BrokenLimits.Wall : 0)
            | (cgroup.Cpu - before.Cpu > limits.Cpu ? BrokenLimits.Cpu : 0);

        while (await Task.WhenAny(reading, Task.Delay(Poll, cancel)) != reading)
        {
            var broken = Now();
            if (broken == 0 && !cancel.IsCancellationRequested)
                continue;
            launch.Kill();
            await reading;
            cancel.ThrowIfCancellationRequested();
            return broken;
        }
        return pipes.Any(p => p.Overflowed) ? BrokenLimits.Output : BrokenLimits.None;
    }

    /// <summary>Waiting for a core on a busy machine is not the program's doing and does not count, up to a point.</summary>
    bool IsOverdue(TimeSpan elapsed, TimeSpan limit) =>
        elapsed > limit && (elapsed > MostStretch * limit || elapsed - cgroup.WaitedForCore > limit);

    public ValueTask DisposeAsync()
    {
        cgroup.Dispose();
        return ValueTask.CompletedTask;
    }
}
