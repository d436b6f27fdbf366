using System.Diagnostics;
using Mockloop.Load.Platform;
using Mockloop.TestServers;

namespace Mockloop.Load.Restart;

/// <summary>Each replica of each service ends in order and comes back, one after the other, while people read and write.</summary>
static class RollingRestart
{
    static readonly string[] Services = ["scheduling", "questions", "matching", "debrief", "grading"];
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // None of them was answered with success. A call may still find a replica so busy with its start that the deadline passes.
    const double MostFailed = 0.005;

    public static async Task RunAsync(Checks checks)
    {
        using var platform = await RunningPlatform.StartAsync(new() { ["RateLimits__Enabled"] = "false" }, "--demo", "--no-play", "--replicas", "2", "--workers", "2");
        Checks.Say("two of every service run");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(20));
        var cohort = await SmallCohort.PlayAsync(platform, limit.Token);
        using var organizer = new PersonClients(platform.Configuration, "organizer");
        using var submitter = new PersonClients(platform.Configuration, cohort.Submitter);
        using var author = new PersonClients(platform.Configuration, cohort.CardAuthor);
        var writes = new Writes(organizer, submitter, author, cohort);
        var traffic = writes.All().ToList();

        using var stop = new CancellationTokenSource();
        var running = traffic.Select(t => t.RunAsync(stop.Token)).ToList();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(5), limit.Token);
            foreach (var service in Services)
                foreach (var replica in await platform.ReplicasAsync(service))
                    await RestartAsync(platform, replica);
            await Task.Delay(TimeSpan.FromSeconds(5), limit.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running);
        }
        traffic.ForEach(t => Checks.Say($"  {t}"));
        checks.That(traffic.All(t => t.Answered > 20), "every client was answered all the time");
        checks.Equal(await writes.LostAsync(), 0, $"lost of {writes.Acknowledged} acknowledged writes");
        checks.Equal(await writes.UngradedAsync(), 0, "submissions without a verdict");
        var (all, failed) = (traffic.Sum(t => t.Answered + t.Failed), traffic.Sum(t => t.Failed));
        checks.That(failed <= all * MostFailed, $"{failed} of {all} calls failed ({100.0 * failed / all:0.00} %), at most {100 * MostFailed} % may");
    }

    static async Task RestartAsync(RunningPlatform platform, ResourceLine replica)
    {
        var took = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", $"{replica.Pid}"]))
            await kill.WaitForExitAsync();
        var down = TimeSpan.Zero;
        await platform.Host.UntilAsync(async () =>
        {
            var now = (await platform.ServingAsync()).Single(r => r.Name == replica.Name);
            if (down == TimeSpan.Zero && now.Pid != replica.Pid)
                down = took.Elapsed;
            return now.Pid is { } pid && pid != replica.Pid && now.Healthy && now.Restarts > replica.Restarts;
        }, Patience, $"{replica.Name} was back");
        Checks.Say($"  {replica.Name} ended in order after {down.TotalSeconds:0.0} s and was back after {took.Elapsed.TotalSeconds:0.0} s");
    }
}
