using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Grpc.Core;
using Mockloop.Simulator.Platform;

namespace Mockloop.EndToEnd.Tests;

/// <summary>The demo as a user runs it: outcomes, counts, and who may see them.</summary>
[Collection(nameof(DemoPlatform))]
public sealed class PlayedCohortTests(DemoPlatform platform)
{
    [Fact]
    public void Every_candidate_ends_with_the_outcome_that_their_code_and_cards_call_for()
    {
        var loops = platform.Outcome.RootElement.GetProperty("loops").EnumerateArray().ToList();
        Outcomes(platform.Outcome).ShouldBe(["Dropped", "Hire", "Hire", "NoHire"], "the README says so");
        foreach (var loop in loops)
        {
            var stages = loop.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("decision").GetString()).ToList();
            var verdict = loop.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("verdict").GetString()).FirstOrDefault(v => v is not null);
            switch (loop.GetProperty("outcome").GetString())
            {
                case "Dropped": stages[^1].ShouldBe("Drop"); stages.Count.ShouldBeLessThan(5); break;
                case "Hire": stages.ShouldBe(Enumerable.Repeat("Advance", 5)); verdict.ShouldBe("Accepted"); break;
                case "NoHire": stages.ShouldBe(Enumerable.Repeat("Advance", 5)); verdict.ShouldNotBe("Accepted"); break;
                case var other: throw new InvalidOperationException($"Unexpected outcome {other}");
            }
        }
    }

    [Fact]
    public async Task The_same_seed_ends_the_same_when_every_event_comes_late_and_twice()
    {
        var result = Path.Combine(Path.GetTempPath(), $"mockloop-e2e-{Guid.CreateVersion7():N}.json");
        try
        {
            using var host = new AppHostProcess(
                "--demo", "--once", "--seed", $"{DemoPlatform.Seed}", "--faults", "shuffle,duplicate", "--result", result);
            await host.UntilAsync(() => Task.FromResult(host.Process.HasExited), TimeSpan.FromMinutes(6), "the play ended", mayEnd: true);
            host.Process.ExitCode.ShouldBe(0, host.Said);
            using var shaken = JsonDocument.Parse(await File.ReadAllTextAsync(result));
            Outcomes(shaken).ShouldBe(Outcomes(platform.Outcome));
            shaken.RootElement.GetProperty("counts").GetProperty("duplicatesDropped").GetInt64().ShouldBeGreaterThan(100);
        }
        finally
        {
            File.Delete(result);
        }
    }

    [Fact]
    public void No_message_failed()
    {
        var counts = platform.Outcome.RootElement.GetProperty("counts");
        counts.GetProperty("failed").GetInt64().ShouldBe(0);
        counts.GetProperty("published").GetInt64().ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Slots_after_a_drop_are_cancelled()
    {
        using var organizer = platform.SignIn("organizer");
        var loops = await LoopsAsync(organizer);
        foreach (var loop in loops.Where(l => l.State == Contracts.Scheduling.LoopState.Dropped))
            loop.Interviews.Where(i => i.State != Contracts.Scheduling.InterviewState.Held)
                .ShouldAllBe(i => i.State == Contracts.Scheduling.InterviewState.Cancelled);
        loops.ShouldAllBe(l => l.State != Contracts.Scheduling.LoopState.Running);
    }

    [Fact]
    public async Task A_stranger_reads_nothing_of_a_cohort_by_gRPC()
    {
        using var organizer = platform.SignIn("organizer");
        using var stranger = platform.SignIn("member24");
        var loop = (await LoopsAsync(organizer))[0];
        var calls = new Func<Task>[]
        {
            () => stranger.Scheduling.GetCohortAsync(new() { CohortId = loop.CohortId }).ResponseAsync,
            () => stranger.Scheduling.ListLoopsAsync(new() { CohortId = loop.CohortId }).ResponseAsync,
            () => stranger.Scheduling.GetLoopAsync(new() { LoopId = loop.LoopId }).ResponseAsync,
            () => stranger.Questions.ListRoundsAsync(new() { CohortId = loop.CohortId }).ResponseAsync,
            () => stranger.Questions.GetTimelineAsync(new() { InterviewId = loop.Interviews[0].InterviewId }).ResponseAsync,
            () => stranger.Debrief.ListByCohortAsync(new() { CohortId = loop.CohortId }).ResponseAsync,
            () => stranger.Debrief.GetCommitteeAsync(new() { LoopId = loop.LoopId }).ResponseAsync,
        };
        foreach (var call in calls)
            (await Should.ThrowAsync<RpcException>(call)).StatusCode.ShouldBeOneOf(StatusCode.PermissionDenied, StatusCode.NotFound);
    }

    [Fact]
    public async Task A_stranger_reads_nothing_of_a_cohort_by_REST()
    {
        using var organizer = platform.SignIn("organizer");
        var loop = (await LoopsAsync(organizer))[0];
        using var signIn = new SignIn(platform.Configuration, TimeProvider.System, "member24");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await signIn.TokenAsync(default));
        foreach (var address in new[]
        {
            $"{platform.Url("scheduling")}/v1/cohorts/{loop.CohortId}/loops",
            $"{platform.Url("questions")}/v1/cohorts/{loop.CohortId}/rounds",
            $"{platform.Url("debrief")}/v1/cohorts/{loop.CohortId}/debriefs",
        })
            (await http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        http.DefaultRequestHeaders.Authorization = null;
        (await http.GetAsync($"{platform.Url("scheduling")}/v1/cohorts")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    internal static string?[] Outcomes(JsonDocument outcome) =>
        [.. outcome.RootElement.GetProperty("loops").EnumerateArray().Select(l => l.GetProperty("outcome").GetString())];

    internal static async Task<IReadOnlyList<Contracts.Scheduling.Loop>> LoopsAsync(Actor organizer)
    {
        var cohorts = (await organizer.Scheduling.ListCohortsAsync(new())).Cohorts;
        var played = cohorts.Single(c => c.Name == $"Demo cohort, seed {DemoPlatform.Seed}");
        return (await organizer.Scheduling.ListLoopsAsync(new() { CohortId = played.CohortId })).Loops;
    }
}
