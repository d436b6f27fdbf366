using System.Diagnostics;
using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;
using Mockloop.AppHost.Local.Backup;

namespace Mockloop.AppHost.Local.Engine;

/// <summary>Runs an application as plain processes of this machine.</summary>
sealed class LocalEngine(IReadOnlyList<Resource> resources, StateFolder state, EngineOptions options)
{
    const int CannotStart = 3;
    readonly CancellationTokenSource stop = new();
    readonly Stopwatch asked = new();
    IReadOnlyList<ResourceRun> runs = [];

    /// <summary>Runs until a signal, or the end of the resource that ends the run; returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        using var stopWithCaller = ct.Register(stop.Cancel);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);
        if (await BackupRun.TryAsync(resources, state, options, stop.Token) is { } done)
            return done;
        await using var output = new OutputLines(state, options.EndWith);
        try
        {
            state.Open(options.Reset, note => output.Line("apphost", note, isError: true));
        }
        catch (InvalidOperationException refused)
        {
            output.Line("apphost", refused.Message, isError: true);
            return CannotStart;
        }

        var runId = Guid.CreateVersion7().ToString("N")[^12..];
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"mockloop-{runId}")).FullName;
        Servers.ServerAccount.Restrict(folder, (UnixFileMode)0b111_001_001);
        var journal = RunJournal.Begin(state.Journal, runId, folder);
        var guard = Guard.Start(state.Folder, runId);
        try
        {
            return await PlayAsync(new RunContext(journal, state, output), output);
        }
        finally
        {
            await guard.ReleaseAsync();
        }
    }

    async Task<int> PlayAsync(RunContext context, OutputLines output)
    {
        ChoosePorts();
        var awaited = resources.SelectMany(r => r.Waits).Where(w => w.Kind == WaitKind.Completed).Select(w => w.On.Name).ToHashSet();
        var restarts = new Restarts(awaited);
        runs = [.. resources.Where(CanRun).SelectMany(r => Enumerable.Range(0, r.Replicas).Select(i => new ResourceRun(r, i, context, restarts)))];
        await using var board = await ResourceBoard.StartAsync(state, resources, runs);
        output.Line("apphost", $"resources: {board.Url}/resources, logs: {state.Folder}/logs", isError: true);
        await using var table = LiveTable.For(runs, options.EndWith, output);

        var all = runs.Select(run => run.RunAsync(wait => UntilAsync(wait), stop.Token)).ToList();
        var ready = AnnounceAsync(output);
        await Task.WhenAny(EndAsync(), Task.Delay(Timeout.Infinite, stop.Token));
        var exitCode = ExitCode();
        output.Line("apphost", "stopping", isError: true);
        await stop.CancelAsync();
        await StopAllAsync();
        await Task.WhenAll([.. all, ready]);
        return exitCode;
    }

    void ChoosePorts()
    {
        foreach (var resource in resources)
            foreach (var endpoint in resource.Endpoints)
            {
                if (resource.Replicas > 1 && resource.OneAddress.Contains(endpoint.Name))
                    endpoint.SharedPort = state.Port($"{resource.Name}.{endpoint.Name}");
                endpoint.Ports = [.. Enumerable.Range(0, resource.Replicas).Select(i => endpoint.FixedPort ?? state.Port($"{resource.Name}.{endpoint.Name}.{i}"))];
            }
    }

    static bool CanRun(Resource resource) => resource is not (ParameterResource or PostgresDatabaseResource or ConnectionStringResource);

    async Task<bool> UntilAsync(Wait wait)
    {
        var on = wait.On.Parent ?? wait.On;
        var all = await Task.WhenAll(runs.Where(run => run.Resource == on).Select(run => run.Until(wait)));
        return all.All(reached => reached);
    }

    /// <summary>Completes when the run is over by itself: its last resource ended, or can no longer start.</summary>
    async Task EndAsync()
    {
        if (options.EndWith is null)
            await Task.Delay(Timeout.Infinite, stop.Token);
        await Task.WhenAny(runs.Where(run => run.Resource.Name == options.EndWith).Select(run => run.Ended));
    }

    int ExitCode() =>
        options.EndWith is null ? 0 : runs.FirstOrDefault(run => run.Resource.Name == options.EndWith)?.ExitCode ?? 130;

    async Task AnnounceAsync(OutputLines output)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var all = await Task.WhenAll(runs.Where(run => run.Resource.Name != options.EndWith)
                .Select(run => run.Until(new Wait(run.Resource, run.IsJob ? WaitKind.Completed : WaitKind.Healthy)).WaitAsync(stop.Token)));
            output.Line("apphost", all.All(ok => ok) ? $"ready in {clock.Elapsed.TotalSeconds:0.0} s" : "some resources failed, see above", isError: true);
            if (all.All(ok => ok) && resources.OfType<PostgresServerResource>().SingleOrDefault() is { } cluster)
                await Resend.AfterRestoreAsync(state, cluster, line => output.Line("apphost", line, isError: true), stop.Token);
            foreach (var run in runs.Where(run => run.Resource.IsExternal).DistinctBy(run => string.Join(" ", run.Urls)))
                output.Line("apphost", $"{run.Resource.Name}: {string.Join(" ", run.Urls)}", isError: true);
        }
        catch (OperationCanceledException)
        {
            // Stopped before it was ready.
        }
    }

    // Who waits for another stops before it; what does not depend on each other stops together.
    async Task StopAllAsync()
    {
        var stops = new Dictionary<ResourceRun, Task>();
        await Task.WhenAll(runs.Select(Stop));

        Task Stop(ResourceRun run) => stops.TryGetValue(run, out var known) ? known : stops[run] = StopAfterDependentsAsync(run);

        async Task StopAfterDependentsAsync(ResourceRun run)
        {
            await Task.WhenAll(runs.Where(other => other.Resource.Waits.Any(wait => (wait.On.Parent ?? wait.On) == run.Resource)).Select(Stop));
            await run.StopAsync();
        }
    }

    void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (!stop.IsCancellationRequested)
        {
            asked.Start();
            stop.Cancel();
            return;
        }
        // A second Ctrl-C means at once; the same one told twice, to us and to our group, does not.
        if (asked.Elapsed < TimeSpan.FromSeconds(1))
            return;
        foreach (var run in runs)
            run.KillNow();
    }
}
