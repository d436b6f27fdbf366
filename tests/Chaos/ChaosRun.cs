using Grpc.Core;
using Mockloop.Chaos.Killing;
using Mockloop.Chaos.Running;
using Mockloop.Chaos.Verdict;
using Mockloop.ServiceDefaults.Faults;
using Npgsql;

namespace Mockloop.Chaos;

/// <summary>
/// The whole: one play on a sound platform says what must come out, then plays go on for as long as the storm lasts, then
/// the databases are asked.
/// </summary>
static class ChaosRun
{
    static readonly Point HeldBack = new("grading", CrashPoints.Judged);

    internal static async Task<int> RunAsync(ChaosOptions options, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(options.Limit);
        var findings = new Findings();
        try
        {
            using var platform = await PlatformProcess.StartAsync(options, limit.Token);
            await RunAsync(platform, options, findings, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            findings.Add("the whole ends in time", $"it was not over after {options.Limit.TotalMinutes:0} minutes");
        }
        catch (Exception e) when (e is InvalidOperationException or NpgsqlException or RpcException)
        {
            findings.Add("the platform holds", e.Message);
        }
        return findings.Conclude();
    }

    static async Task RunAsync(PlatformProcess platform, ChaosOptions options, Findings findings, CancellationToken stop)
    {
        var configuration = await platform.ConfigurationAsync();
        var plays = new Plays(platform, configuration, options.Seed);
        var (killer, points) = (new Killer(platform), new Points(platform));

        Console.WriteLine("== nobody is killed; one verdict is held back for longer than a lease lasts");
        points.Arm(HeldBack, ChaosOptions.HeldBack);
        var calm = await plays.PlayAsync(stop);
        findings.Add("the sound platform plays to the end", calm.ExitCode == 0 ? null : calm.Text);
        var heldBack = points.Over(HeldBack) ? points.Hit(HeldBack) : null;
        points.Forget(HeldBack);
        var inquest = new Inquest(platform, configuration, findings);
        await inquest.LeasesAsync(heldBack, stop);

        Console.WriteLine("== the storm");
        var storm = new Storm(platform, killer, points, options);
        using var abated = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var raging = storm.RunAsync(abated.Token);
        for (var play = 1; play == 1 || !(raging.IsCompleted || abated.IsCancellationRequested); play++)
        {
            var played = await plays.PlayAsync(stop);
            findings.Add($"play {play} under kills ends as the sound one",
                played.Text == calm.Text && played.ExitCode == 0 ? null : $"exit code {played.ExitCode}: {played.Text} instead of {calm.Text}");
            if (played.ExitCode != 0) await abated.CancelAsync();
        }
        await (abated.IsCancellationRequested ? raging.ContinueWith(_ => platform.ReadyAsync(stop), TaskScheduler.Default).Unwrap() : raging);

        foreach (var point in storm.All)
            findings.Add($"a process died at {point}", points.Hit(point) is null ? "it never came by" : null);
        await inquest.HoldAsync(killer, storm.All.Where(point => points.Hit(point) is not null), stop);
    }
}
