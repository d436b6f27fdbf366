using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceTests;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>Repairs whose planner takes its time.</summary>
public sealed class LongRepairTests(LongRepairTests.ShortPatience app) : IClassFixture<LongRepairTests.ShortPatience>
{
    const int Seconds = 15;

    [Fact]
    public async Task A_search_ends_after_its_time_and_says_what_it_knows()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var panel = loop.Interviews[2];
        await cohort.Candidate.Calls.SetAvailabilityAsync(new() { Rules = { new WeeklyRule { DayOfWeek = 7, From = "09:00", To = "10:00" } } });
        var asked = 0;
        await WhilePlanningAsync(() =>
        {
            Interlocked.Increment(ref asked);
            return Task.Delay(TimeSpan.FromSeconds(6));
        }, async () =>
        {
            await cohort.Candidate.DeclineAsync(panel);
            await app.App.SettledAsync();
        });

        asked.ShouldBe(1, "after six seconds less than ten were left");
        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[2];
        now.State.ShouldBe(InterviewState.Cancelled);
        now.Reason.ShouldContain("never free for 60 minutes");
        now.Reason.ShouldContain($"The search ended after {Seconds} s");
    }

    [Fact]
    public async Task While_repairs_plan_everything_else_that_is_due_happens()
    {
        var troubled = await app.CohortAsync(members: 8, candidates: 4);
        await troubled.PlanAsync();
        var other = await app.CohortAsync();
        var screen = (await other.LoopAsync()).Interviews[0];
        await app.App.SettledAsync();
        var (asked, go) = (0, new TaskCompletionSource());
        await WhilePlanningAsync(() =>
        {
            Interlocked.Increment(ref asked);
            return go.Task;
        }, async () =>
        {
            foreach (var loop in await troubled.LoopsAsync())
                await troubled.People.Single(p => p.Id.ToString() == loop.CandidateId).DeclineAsync(loop.Interviews[2]);
            await UntilAsync(() => Task.FromResult(Volatile.Read(ref asked) >= 2));
            await other.Organizer.Calls.MoveInterviewAsync(new() { InterviewId = screen.InterviewId, Start = screen.Start + new Google.Protobuf.WellKnownTypes.Duration { Seconds = 300 } });
            await UntilAsync(async () => (await other.Candidate.Calls.ListInboxAsync(new())).Entries[0].Kind == NoticeKind.Moved);

            Volatile.Read(ref asked).ShouldBe(2, "two repairs at once, and workers for the rest");
            go.SetResult();
            await app.App.SettledAsync();
        });

        (await troubled.LoopsAsync()).Select(l => l.Interviews[2]).ShouldAllBe(i => i.Version == 3);
    }

    async Task WhilePlanningAsync(Func<Task> beforeAnswer, Func<Task> happens)
    {
        app.Neighbours.BeforeAnswer = beforeAnswer;
        try
        {
            await happens();
        }
        finally
        {
            app.Neighbours.BeforeAnswer = () => Task.CompletedTask;
        }
    }

    static Task UntilAsync(Func<Task<bool>> condition) => ServiceApp<Program, SchedulingDb>.UntilAsync(condition);

    /// <summary>With the shortest time for repairs.</summary>
    public sealed class ShortPatience : SchedulingApp
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Repair:Seconds"] = $"{Seconds}" };
    }
}
