using System.Net;
using System.Text.Json;
using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Tests.Rounds;

public sealed class RoundTests(QuestionsApp app) : IClassFixture<QuestionsApp>
{
    [Fact]
    public async Task The_round_starts_when_its_start_has_come_and_the_last_one_awaited_joins()
    {
        var booking = await (await Booking.NewAsync(app)).BookAsync();
        await app.AdvanceToAsync(booking.Start - Duration.FromMinutes(5));
        (await booking.JoinAsync(booking.Candidate)).State.ShouldBe(Proto.RoundState.Scheduled);
        await app.AdvanceToAsync(booking.Start);
        (await app.As(booking.Organizer).GetRoundAsync(new() { InterviewId = booking.Interview.ToString() })).State.ShouldBe(Proto.RoundState.Open);

        var round = await booking.JoinAsync(booking.Interviewers[0]);

        round.State.ShouldBe(Proto.RoundState.Running);
        round.StartedAt.ShouldNotBeNull();
        (await app.PublishedAsync<Proto.RoundStarted>(booking.Interview)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Everybody_being_there_early_starts_the_round_at_its_start()
    {
        var booking = await (await Booking.NewAsync(app)).BookAsync();
        await app.AdvanceToAsync(booking.Start - Duration.FromMinutes(5));
        await booking.JoinAsync(booking.Candidate);
        await booking.JoinAsync(booking.Interviewers[0]);
        await booking.StateAsync(RoundState.Scheduled);
        await app.AdvanceToAsync(booking.Start);
        await booking.StateAsync(RoundState.Running);
    }

    [Fact]
    public async Task The_room_is_closed_until_ten_minutes_before_the_start_and_to_strangers_always()
    {
        var booking = await (await Booking.NewAsync(app)).BookAsync();
        (await Refused.WithAsync(StatusCode.FailedPrecondition, () => booking.JoinAsync(booking.Candidate))).ShouldContain("10 minutes");
        await app.AdvanceToAsync(booking.Start);
        await Refused.WithAsync(StatusCode.PermissionDenied, () => booking.JoinAsync(booking.Organizer));
        await Refused.WithAsync(StatusCode.PermissionDenied, () => booking.JoinAsync(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task An_absent_candidate_makes_a_no_show_that_missed_the_round()
    {
        var booking = await (await Booking.NewAsync(app)).BookAsync();
        await app.AdvanceToAsync(booking.Start);
        await booking.JoinAsync(booking.Interviewers[0]);
        await app.AdvanceToAsync(booking.Start + Duration.FromMinutes(Round.DefaultGraceMinutes));
        await booking.StateAsync(RoundState.NoShow);
        var told = (await app.PublishedAsync<Proto.NoShow>(booking.Interview)).ShouldHaveSingleItem();
        told.ShouldContain("\"missed\":true", Case.Insensitive);
        told.ShouldContain(booking.Candidate.ToString());
    }

    [Fact]
    public async Task A_cohort_that_waits_longer_is_waited_for()
    {
        var booking = await Booking.NewAsync(app);
        await app.PublishAsync([.. booking.Memberships, booking.Booked() with { NoShowGraceMinutes = 15 }]);
        await booking.StateAsync(RoundState.Scheduled);
        await app.SettleAsync();
        await app.AdvanceToAsync(booking.Start);
        await booking.JoinAsync(booking.Interviewers[0]);
        await app.AdvanceToAsync(booking.Start + Duration.FromMinutes(14));
        await booking.StateAsync(RoundState.Open);
        await booking.JoinAsync(booking.Candidate);
        await booking.StateAsync(RoundState.Running);
    }

    [Fact]
    public async Task A_panel_goes_on_without_an_absent_interviewer_and_says_who()
    {
        var booking = await (await Booking.NewAsync(app, "leadership", interviewers: 3)).BookAsync();
        await app.AdvanceToAsync(booking.Start);
        await booking.JoinAsync(booking.Candidate);
        await booking.JoinAsync(booking.Interviewers[0]);
        await booking.JoinAsync(booking.Interviewers[1]);
        await booking.StateAsync(RoundState.Open);
        await app.AdvanceToAsync(booking.Start + Duration.FromMinutes(Round.DefaultGraceMinutes));
        await booking.StateAsync(RoundState.Running);
        using var told = JsonDocument.Parse((await app.PublishedAsync<Proto.NoShow>(booking.Interview)).ShouldHaveSingleItem());
        told.RootElement.GetProperty("missed").GetBoolean().ShouldBeFalse();
        Guid[] People(string field) => [.. told.RootElement.GetProperty(field).EnumerateArray().Select(p => p.GetGuid())];
        People("absent").ShouldBe([booking.Interviewers[2]]);
        People("present").ShouldBe([booking.Candidate, booking.Interviewers[0], booking.Interviewers[1]], ignoreOrder: true);
    }

    [Fact]
    public async Task Only_an_interviewer_ends_a_running_round_and_only_once()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        var request = new Proto.EndRoundRequest { InterviewId = booking.Interview.ToString() };
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await app.As(booking.Candidate).EndRoundAsync(request));
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await app.As(booking.Shadow).EndRoundAsync(request));

        var round = await app.As(booking.Interviewers[0]).EndRoundAsync(request);

        round.State.ShouldBe(Proto.RoundState.Ended);
        var ended = (await app.PublishedAsync<Proto.RoundEnded>(booking.Interview)).ShouldHaveSingleItem();
        ended.ShouldContain(booking.Candidate.ToString());
        ended.ShouldNotContain(booking.Shadow.ToString());
        (await app.PublishedAsync<Proto.AttemptFinished>(booking.Interview)).ShouldHaveSingleItem().ShouldContain("\"answered\":false", Case.Insensitive);
        await Refused.WithAsync(StatusCode.FailedPrecondition, async () => await app.As(booking.Interviewers[0]).EndRoundAsync(request));
    }

    [Fact]
    public async Task A_running_round_ends_when_its_slot_is_used_up()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        await app.AdvanceToAsync(booking.End);
        await booking.StateAsync(RoundState.Ended);
        (await app.PublishedAsync<Proto.RoundEnded>(booking.Interview)).Count.ShouldBe(1);
        (await app.PublishedAsync<Proto.NoShow>(booking.Interview)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_organizer_lists_all_rounds_others_their_own_and_strangers_none()
    {
        var cohort = Guid.CreateVersion7();
        var one = await (await Booking.NewAsync(app, cohort: cohort)).BookAsync();
        var two = await (await Booking.NewAsync(app, cohort: cohort)).BookAsync();
        var request = new Proto.ListRoundsRequest { CohortId = cohort.ToString() };
        (await app.As(one.Organizer).ListRoundsAsync(request)).Rounds.Count.ShouldBe(2);
        (await app.AsService().ListRoundsAsync(request)).Rounds.Count.ShouldBe(2);
        (await app.As(two.Candidate).ListRoundsAsync(request)).Rounds.ShouldHaveSingleItem().InterviewId.ShouldBe(two.Interview.ToString());
        await Refused.WithAsync(StatusCode.PermissionDenied, async () => await app.As(Guid.CreateVersion7()).ListRoundsAsync(request));
    }

    [Fact]
    public async Task A_member_of_another_cohort_sees_neither_round_nor_timeline()
    {
        var booking = await (await (await Booking.NewAsync(app)).BookAsync()).RunAsync();
        var other = await (await Booking.NewAsync(app)).BookAsync();
        foreach (var stranger in new[] { other.Organizer, other.Candidate, other.Interviewers[0] })
        {
            await Refused.WithAsync(StatusCode.PermissionDenied,
                async () => await app.As(stranger).GetRoundAsync(new() { InterviewId = booking.Interview.ToString() }));
            await Refused.WithAsync(StatusCode.PermissionDenied,
                async () => await app.As(stranger).GetTimelineAsync(new() { InterviewId = booking.Interview.ToString() }));
            using var rest = app.Rest(stranger);
            (await rest.GetAsync($"/v1/interviews/{booking.Interview}/round")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        var timeline = await app.AsService().GetTimelineAsync(new() { InterviewId = booking.Interview.ToString() });
        timeline.Entries.Select(e => e.Kind).ShouldBe(["joined", "joined", "started", "question"]);
    }
}
