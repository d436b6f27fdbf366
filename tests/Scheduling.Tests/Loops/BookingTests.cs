using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>The database decides; the race goes red when the exclusion constraint is dropped.</summary>
public sealed class BookingTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    static readonly Duration Later = Duration.FromTimeSpan(TimeSpan.FromMinutes(10));

    [Fact]
    public async Task Of_many_interviews_moved_onto_one_hour_of_one_person_exactly_one_gets_it()
    {
        // Five candidates screened by whoever; every screen is moved to the same minute, and two share an interviewer.
        var cohort = await app.CohortAsync(members: 5, candidates: 5);
        var screens = (await cohort.PlanAsync()).Loops.Select(l => l.Interviews[0]).ToList();
        var target = screens.Min(s => s.Start.ToDateTime()).AddHours(-20).AddMinutes(7).ToTimestamp();

        var results = await Task.WhenAll(screens.Select(s => TryMoveAsync(cohort.Organizer, s.InterviewId, target)));

        var moved = screens.Where((_, i) => results[i] == StatusCode.OK).ToList();
        results.ShouldAllBe(r => r == StatusCode.OK || r == StatusCode.Aborted);
        results.ShouldContain(StatusCode.Aborted);
        var people = moved.SelectMany(m => m.Seats.Select(s => s.PersonId).Append(m.CandidateId)).ToList();
        people.ShouldBe(people.Distinct());
        (await OverlapsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Overlapping_bookings_of_one_person_in_parallel_leave_exactly_one()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var person = cohort.People[4].Id;
        await app.App.Database.ScalarAsync<int>($"delete from booking where person_id = '{person}'");

        var inserted = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            var sql = $"""
                insert into interview select gen_random_uuid() as id, null as loop_id, cohort_id, candidate_id, track_id, track_hash, stage_id, start, "end", state, reason, null as match_id, version
                from interview where id = '{loop.Interviews[0].InterviewId}'
                """;
            return await TryInsertAsync(sql, person, i);
        }));

        inserted.Count(ok => ok).ShouldBe(1);
    }

    [Fact]
    public async Task A_move_keeps_the_order_of_the_stages_and_is_told()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var (screen, coding) = (loop.Interviews[0], loop.Interviews[1]);

        await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, async () => await cohort.Organizer.Calls.MoveInterviewAsync(
            new() { InterviewId = screen.InterviewId, Start = coding.End + Later }));
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await cohort.Organizer.Calls.MoveInterviewAsync(
            new() { InterviewId = screen.InterviewId, Start = new Timestamp() }));
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await cohort.Organizer.Calls.MoveInterviewAsync(
            new() { InterviewId = screen.InterviewId, Start = new Timestamp { Seconds = 253_402_300_799 } }));
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await cohort.Candidate.Calls.MoveInterviewAsync(
            new() { InterviewId = screen.InterviewId, Start = screen.Start + Later }));
        var moved = await cohort.Organizer.Calls.MoveInterviewAsync(new() { InterviewId = screen.InterviewId, Start = screen.Start + Later });

        (moved.Version, moved.Start).ShouldBe((2, screen.Start + Later));
        var told = (await app.App.PublishedAsync<InterviewMoved>()).Single(e => e.InterviewId.ToString() == screen.InterviewId);
        (told.Start.UtcDateTime, told.AggregateVersion, told.Seats.Count).ShouldBe(((screen.Start + Later).ToDateTime(), 2, 1));
    }

    [Fact]
    public async Task A_cancelled_interview_frees_its_people_and_cannot_change_again()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var id = loop.Interviews[2].InterviewId;

        var cancelled = await cohort.Organizer.Calls.CancelInterviewAsync(new() { InterviewId = id, Reason = "Room flooded" });

        (cancelled.State, cancelled.Reason).ShouldBe((InterviewState.Cancelled, "Room flooded"));
        (await app.App.Database.ScalarAsync<long>($"select count(*) from booking where interview_id = '{id}' and not cancelled")).ShouldBe(0);
        await SchedulingApp.RefusedAsync(StatusCode.FailedPrecondition, async () => await cohort.Organizer.Calls.CancelInterviewAsync(new() { InterviewId = id, Reason = "Again" }));
        (await app.App.PublishedAsync<InterviewCancelled>()).Count(e => e.InterviewId.ToString() == id).ShouldBe(1);
    }

    Task<long> OverlapsAsync() => app.App.Database.ScalarAsync<long>("""
        select count(*) from booking a join booking b on a.person_id = b.person_id and a.interview_id < b.interview_id
        where a.period && b.period and not a.cancelled and not b.cancelled
        """);

    // Each booking overlaps every other one of the sixteen.
    async Task<bool> TryInsertAsync(string interview, Guid person, int minute)
    {
        try
        {
            await app.App.Database.ScalarAsync<int>($"""
                with i as ({interview} returning id)
                insert into booking select id, '{person}', 'engineer', false,
                    tstzrange('2030-01-01 10:00Z'::timestamptz + interval '{minute} minutes', '2030-01-01 11:00Z'), false from i
                """);
            return true;
        }
        catch (Npgsql.PostgresException e) when (e.SqlState == "23P01")
        {
            return false;
        }
    }

    static async Task<StatusCode> TryMoveAsync(Someone organizer, string interview, Timestamp start)
    {
        try
        {
            await organizer.Calls.MoveInterviewAsync(new() { InterviewId = interview, Start = start });
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }
}
