using Mockloop.Fuzz.Tests.Platform;

namespace Mockloop.Fuzz.Tests.World;

/// <summary>Two cohorts without a common person, in the middle of everything; the same on every start.</summary>
sealed class FuzzWorld : IAsyncDisposable
{
    FuzzWorld(FuzzPlatform platform)
    {
        Platform = platform;
        (A, B) = (new(platform, "a"), new(platform, "b"));
        Admin = new(platform, "admin", "admin", "admin");
        Stranger = new(platform, "stranger", "stranger");
        Clock = new(platform, Admin);
    }

    public FuzzPlatform Platform { get; }

    public PlayedCohort A { get; }

    public PlayedCohort B { get; }

    public Someone Admin { get; }

    public Someone Stranger { get; }

    public Clock Clock { get; }

    public static async Task<FuzzWorld> StartAsync()
    {
        var world = new FuzzWorld(await FuzzPlatform.StartAsync());
        await world.PlayAsync();
        return world;
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    async Task PlayAsync()
    {
        var monday = await NextMondayAsync();
        await A.GatherAsync("fuzz-a", monday);
        await B.GatherAsync("fuzz-b", monday);
        await Clock.SettledAsync();
        await A.PlanAsync();
        await B.PlanAsync();
        await A.PlanLaterAsync("fuzz-later", monday.AddDays(14), Clock.SettledAsync);
        await Clock.SettledAsync();

        Play a = new(Platform, A), b = new(Platform, B);
        foreach (var start in (await a.StartsAsync()).Concat(await b.StartsAsync()).Distinct().Order())
        {
            await Clock.StepAsync(start);
            await a.RoundsAsync(start, Clock.SettledAsync);
            await b.RoundsAsync(start, Clock.SettledAsync);
        }
        foreach (var cohort in (PlayedCohort[])[A, B])
        {
            await cohort.InviteAsync();
            await cohort.Organizer.Rejudges.StartRejudgeAsync(new() { CohortId = cohort.Id });
            await cohort.Members[0].Matching.JoinPoolAsync(new() { CohortId = cohort.Id, StageId = "coding" });
        }
        await Clock.SettledAsync();
    }

    async Task<DateOnly> NextMondayAsync()
    {
        var today = DateOnly.FromDateTime((await Clock.NowAsync()).UtcDateTime);
        return today.AddDays((((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7) + 1);
    }
}
