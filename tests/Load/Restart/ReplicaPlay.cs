using System.Text.Json;
using Mockloop.Load.Platform;

namespace Mockloop.Load.Restart;

/// <summary>The demo on two of every service and three workers ends as on one of each, and no timer fires twice.</summary>
static class ReplicaPlay
{
    static readonly string[] Services = ["scheduling", "questions", "matching", "debrief"];
    // The README's, for seed 1.
    static readonly string[] Outcomes = ["Dropped", "Hire", "Hire", "NoHire"];

    public static async Task RunAsync(Checks checks)
    {
        var result = Path.Combine(Path.GetTempPath(), $"mockloop-load-{Guid.CreateVersion7():N}.json");
        try
        {
            // Under this setting handlers note what they did in the transaction that does it.
            using var platform = await RunningPlatform.StartAsync(
                new() { ["Demo__CrashFolder"] = Path.GetTempPath() }, "--demo", "--seed", "1", "--replicas", "2", "--workers", "3", "--result", result);
            await platform.Host.UntilAsync(() => Task.FromResult(File.Exists(result) && new FileInfo(result).Length > 0), TimeSpan.FromMinutes(12), "the cohort was played");
            using var played = JsonDocument.Parse(await File.ReadAllTextAsync(result));
            var outcomes = played.RootElement.GetProperty("loops").EnumerateArray().Select(l => l.GetProperty("outcome").GetString()!).ToList();
            checks.That(outcomes.SequenceEqual(Outcomes), $"outcomes as with one of each: {string.Join(", ", outcomes)}");
            checks.Equal(played.RootElement.GetProperty("counts").GetProperty("failed").GetInt64(), 0, "failed messages");
            foreach (var service in Services)
                checks.Equal((await platform.ReplicasAsync(service)).Count(r => r.Healthy), 2, $"replicas of {service}");
            await TimerFirings.CheckAsync(checks, platform, Services);
        }
        finally
        {
            File.Delete(result);
        }
    }
}
