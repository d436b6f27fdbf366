using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>Who is called in when somebody declines late, and until when. Everybody here is free at all hours.</summary>
public sealed class CalledInTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task Twenty_minutes_before_anybody_fit_who_gave_least_is_called_in()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 20);
        var idle = cohort.Idle(loop);
        await GaveAsync(cohort, idle[0]);

        var now = await cohort.Seated(screen).DeclineAsync(screen);

        (now.Start, now.Seats.ShouldHaveSingleItem().PersonId).ShouldBe((screen.Start, idle[1].Id.ToString()));
    }

    [Fact]
    public async Task A_backup_who_is_booked_elsewhere_is_passed_over_for_the_next_who_may_decline_for_nothing()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 10);
        var (busy, next) = (cohort.Idle(loop)[0], cohort.Idle(loop)[1]);
        await BookElsewhereAsync(busy, screen.Start.ToDateTime());
        await cohort.Organizer.Calls.SetBackupsAsync(new()
        {
            CohortId = cohort.Id.ToString(), StageId = "screen", PersonIds = { busy.Id.ToString(), next.Id.ToString() },
        });

        var now = await cohort.Seated(screen).DeclineAsync(screen);
        now.Seats.ShouldHaveSingleItem().PersonId.ShouldBe(next.Id.ToString());
        await next.DeclineAsync(now);

        (await next.StandingAsync()).ShouldBe((1, 0.0));
    }

    [Fact]
    public async Task Nobody_is_called_in_who_must_not_meet_the_candidate_or_wants_longer_notice()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 60);
        var (blocked, slow, third) = (cohort.Idle(loop)[0], cohort.Idle(loop)[1], cohort.Idle(loop)[2]);
        await cohort.Candidate.Calls.BlockPersonAsync(new() { PersonId = blocked.Id.ToString() });
        await slow.Calls.UpdateMeAsync(new() { NoticeMinutes = 120 });
        await cohort.Organizer.Calls.SetBackupsAsync(new() { CohortId = cohort.Id.ToString(), StageId = "screen", PersonIds = { blocked.Id.ToString() } });

        var now = await cohort.Seated(screen).DeclineAsync(screen);

        now.Seats.ShouldHaveSingleItem().PersonId.ShouldBe(third.Id.ToString());
    }

    [Theory]
    [InlineData(16, true), InlineData(15, false)]
    public async Task The_search_for_others_ends_a_quarter_of_an_hour_before(int minutes, bool isReplaced)
    {
        var (cohort, _, screen) = await app.ScreenSoonAsync(minutes);

        var seat = (await cohort.Seated(screen).DeclineAsync(screen)).Seats.ShouldHaveSingleItem();

        (seat.Declined, seat.PersonId != screen.Seats[0].PersonId).ShouldBe((!isReplaced, isReplaced));
    }

    Task<int> GaveAsync(TestCohort cohort, Someone person) => app.App.Database.ScalarAsync<int>($"""
        insert into ledger_entry (source_id, source_version, person_id, kind, other_id, interview_id, points, at)
        values (gen_random_uuid(), 1, '{person.Id}', 'Given', gen_random_uuid(), '{cohort.Id}', 1, now()) returning 1
        """);

    // Committed while the decline runs or before: to the constraint it is the same.
    Task<int> BookElsewhereAsync(Someone person, DateTime start) => app.App.Database.ScalarAsync<int>($"""
        with i as (insert into interview select gen_random_uuid() as id, null as loop_id, cohort_id, candidate_id, track_id, track_hash, stage_id,
            start, "end", state, reason, null as match_id, version from interview limit 1 returning id)
        insert into booking select id, '{person.Id}', 'engineer', false, tstzrange('{start:O}', '{start.AddMinutes(5):O}'), false from i returning 1
        """);
}
