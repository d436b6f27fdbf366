using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults.Data;
using static Mockloop.Scheduling.Tests.Loops.LoopNews;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>Six loops, six orders, side by side.</summary>
public sealed class EventOrderTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task Every_order_of_the_events_of_a_drop_ends_in_the_same_state()
    {
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        var loops = new List<(TestCohort Cohort, Loop Loop)>();
        foreach (var _ in orders)
        {
            var cohort = await app.CohortAsync();
            loops.Add((cohort, await cohort.LoopAsync()));
        }

        for (var step = 0; step < 3; step++)
        {
            for (var i = 0; i < orders.Length; i++)
            {
                var next = EventsOf(loops[i].Loop)[orders[i][step]];
                // Told twice as different messages, too: the inbox cannot know that they are one.
                await app.App.TellAsync(next, next);
            }
            await app.App.SettledAsync();
        }

        foreach (var (cohort, loop) in loops)
        {
            (await cohort.StatesAsync(loop.LoopId)).ShouldBe(["screen Booked", "coding Held", "panel Cancelled"]);
            (await cohort.ReadLoopAsync(loop.LoopId)).State.ShouldBe(LoopState.Dropped);
            (await app.App.PublishedAsync<InterviewCancelled>()).Count(e => e.LoopId.ToString() == loop.LoopId).ShouldBe(1);
            (await cohort.Candidate.Calls.GetMeAsync(new())).Ledger.ShouldBe(-1);
        }
    }

    static Action<PlatformDb>[] EventsOf(Loop loop) =>
        [db => db.Publish(Ended(loop, 1)), db => db.Publish(Dropped(loop, 1)), db => db.Publish(Decided(loop, "Dropped"))];
}
