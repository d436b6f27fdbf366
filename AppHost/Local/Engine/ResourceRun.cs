using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Mockloop.AppHost.Servers;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>One replica of a resource while the application runs: waits, starts, watches, restarts, stops.</summary>
sealed class ResourceRun(Resource resource, int replica, RunContext run, Restarts restarts)
{
    const int Kill = 9;
    static readonly Stopwatch Clock = Stopwatch.StartNew();
    static readonly TimeSpan SlowestLook = TimeSpan.FromSeconds(2);
    static readonly SemaphoreSlim Jobs = new(Environment.ProcessorCount);
    readonly TaskCompletionSource<bool> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<bool> healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Started? current;
    bool stopping;

    public Resource Resource { get; } = resource;
    public string Name { get; } = resource.Replicas == 1 ? resource.Name : $"{resource.Name}-{replica + 1}";
    public ResourceState State { get; private set; }
    public bool IsHealthy { get; private set; }
    public int RestartCount { get; private set; }
    public int? ExitCode { get; private set; }
    public int? Process => current is { Exited.IsCompleted: false } process ? process.Process : null;
    public IEnumerable<string> Urls => Resource.Endpoints.Where(e => e.Name is not "tcp").Select(e => e.Url(replica));

    /// <summary>Without endpoints it is a piece of work that ends; with endpoints it serves until it is stopped.</summary>
    public bool IsJob => Resource.Endpoints.Count == 0;

    /// <summary>Completes when a job has ended or anything has failed for good; the exit code is set then.</summary>
    public Task Ended => ended.Task;

    public Task<bool> Until(Wait wait) => wait.Kind switch
    {
        WaitKind.Started => started.Task,
        WaitKind.Healthy => healthy.Task,
        _ => CompletedAsync(wait.ExitCode),
    };

    /// <summary>Runs until it has ended for good or is stopped.</summary>
    public async Task RunAsync(Func<Wait, Task<bool>> until, CancellationToken stop)
    {
        try
        {
            foreach (var wait in Resource.Waits)
                if (!await until(wait).WaitAsync(stop))
                {
                    Fail($"needs {wait.On.Name}, which failed");
                    return;
                }
            await SuperviseAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            State = ResourceState.Stopped;
        }
    }

    /// <summary>Ends it in order.</summary>
    public async Task StopAsync()
    {
        stopping = true;
        if (current is { Exited.IsCompleted: false } process)
        {
            State = ResourceState.Stopping;
            await process.Stop();
        }
        if (State is not (ResourceState.Finished or ResourceState.Failed))
            State = ResourceState.Stopped;
        IsHealthy = false;
    }

    /// <summary>Ends it at once, with all it started.</summary>
    public void KillNow()
    {
        if (Process is { } leader)
            _ = ServerProcess.Signal(-leader, Kill);
    }

    async Task SuperviseAsync(CancellationToken stop)
    {
        for (var failures = 0; !stopping; failures++)
        {
            var clock = Stopwatch.StartNew();
            ExitCode = await RunOnceAsync(stop);
            if (stopping || stop.IsCancellationRequested)
                return;
            if (IsJob && (ExitCode == 0 || !restarts.RetriesJob(Resource.Name, failures)))
            {
                State = ExitCode == 0 ? ResourceState.Finished : ResourceState.Failed;
                Say($"ended with {ExitCode} after {Clock.Elapsed.TotalSeconds:0.0} s");
                Settle();
                return;
            }
            if (clock.Elapsed > Restarts.Stable)
                failures = 0;
            if (failures >= Restarts.Most)
            {
                Fail($"ended with {ExitCode} for the {failures + 1}th time in a row");
                return;
            }
            var pause = Restarts.Pause(failures);
            Say($"ended with {ExitCode}, next start in {pause.TotalSeconds:0.#} s");
            State = ResourceState.Restarting;
            await Task.Delay(pause, stop);
            RestartCount++;
        }
    }

    async Task<int> RunOnceAsync(CancellationToken stop)
    {
        if (IsJob)
            await Jobs.WaitAsync(stop);
        try
        {
            State = ResourceState.Starting;
            current = await Launcher.StartAsync(Resource, replica, Name, run, stop);
            State = ResourceState.Running;
            started.TrySetResult(true);
            await WatchAsync(current);
            return await current.Exited;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Say(failure.Message);
            return -1;
        }
        finally
        {
            IsHealthy = false;
            if (IsJob)
                Jobs.Release();
        }
    }

    async Task WatchAsync(Started process)
    {
        var pause = TimeSpan.FromSeconds(0.1);
        while (!process.Exited.IsCompleted)
        {
            IsHealthy = await process.IsHealthy(CancellationToken.None);
            if (IsHealthy && !process.Exited.IsCompleted && healthy.TrySetResult(true) && !IsJob)
                Say($"is healthy after {Clock.Elapsed.TotalSeconds:0.0} s");
            // Often at first, since others wait; seldom later, since every look costs the resource something.
            pause = IsHealthy ? SlowestLook : pause * 1.3 < SlowestLook ? pause * 1.3 : SlowestLook;
            await Task.WhenAny(process.Exited, Task.Delay(pause));
        }
    }

    async Task<bool> CompletedAsync(int exitCode)
    {
        await ended.Task;
        return ExitCode == exitCode;
    }

    void Fail(string why)
    {
        Say(why);
        ExitCode ??= -1;
        State = ResourceState.Failed;
        Settle();
    }

    void Settle()
    {
        started.TrySetResult(State == ResourceState.Finished);
        healthy.TrySetResult(State == ResourceState.Finished);
        ended.TrySetResult(true);
    }

    void Say(string what) => run.Output.Line("apphost", $"{Name} {what}", isError: true);
}
