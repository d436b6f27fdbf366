using Microsoft.EntityFrameworkCore;
using Mockloop.Questions.Rounds;

namespace Mockloop.Questions.Tests.Rounds;

/// <summary>Every event is delayed at random and delivered twice while these run.</summary>
public sealed class FaultyApp : QuestionsApp
{
    protected override IReadOnlyDictionary<string, string> Extra { get; } =
        new Dictionary<string, string> { ["Demo:Faults"] = "shuffle,duplicate", ["Demo:Seed"] = "7" };
}

public sealed class EventOrderTests(FaultyApp app) : IClassFixture<FaultyApp>
{
    [Fact]
    public async Task A_move_that_comes_before_its_booking_wins()
    {
        var booking = await Booking.NewAsync(app);
        var later = booking.Start + Duration.FromHours(2);
        await app.PublishAsync(booking.Moved(later, 2));
        await app.SettleAsync();
        await Refused.WithAsync(StatusCode.NotFound, async () => await app.AsService().GetRoundAsync(new() { InterviewId = booking.Interview.ToString() }));
        await app.PublishAsync([.. booking.Memberships, booking.Booked()]);
        await booking.StateAsync(RoundState.Scheduled);
        var round = await app.AsService().GetRoundAsync(new() { InterviewId = booking.Interview.ToString() });
        round.Start.ToInstant().ShouldBe(later);
        round.CandidateId.ShouldBe(booking.Candidate.ToString());
        (await DueAsync(booking)).ShouldBe([later, later + Duration.FromMinutes(Round.DefaultGraceMinutes), later + Duration.FromMinutes(45)]);
    }

    [Fact]
    public async Task A_cancellation_that_comes_before_its_booking_stands()
    {
        var booking = await Booking.NewAsync(app);
        await app.PublishAsync(booking.Cancelled(2));
        await app.SettleAsync();
        await app.PublishAsync(booking.Booked());
        await app.SettleAsync();
        await booking.StateAsync(RoundState.Cancelled);
        (await DueAsync(booking)).ShouldBeEmpty();
        (await app.QueryAsync(db => db.Assignments.CountAsync(a => a.InterviewId == booking.Interview))).ShouldBe(0);
    }

    [Fact]
    public async Task Ten_interviews_whose_events_are_shuffled_and_doubled_end_at_their_last_slot()
    {
        var bookings = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Booking.NewAsync(app)));
        var hour = Duration.FromHours(1);
        await app.PublishAsync([.. bookings.SelectMany(b => new object[]
        {
            b.Booked(), b.Moved(b.Start + hour, 2), b.Moved(b.Start + (3 * hour), 4), b.Moved(b.Start + (2 * hour), 3), b.Moved(b.Start + hour, 2),
        })]);
        await app.SettleAsync();
        foreach (var booking in bookings)
        {
            var round = await app.AsService().GetRoundAsync(new() { InterviewId = booking.Interview.ToString() });
            round.Start.ToInstant().ShouldBe(booking.Start + (3 * hour));
            (await app.QueryAsync(db => db.Assignments.CountAsync(a => a.InterviewId == booking.Interview))).ShouldBe(1);
            (await DueAsync(booking)).Count.ShouldBe(3);
        }
    }

    [Fact]
    public async Task An_interview_moved_after_a_no_show_is_scheduled_again_with_an_empty_room()
    {
        var booking = await (await Booking.NewAsync(app)).BookAsync();
        await app.AdvanceToAsync(booking.Start);
        await booking.JoinAsync(booking.Interviewers[0]);
        await app.AdvanceToAsync(booking.Start + Duration.FromMinutes(Round.DefaultGraceMinutes));
        await booking.StateAsync(RoundState.NoShow);
        var later = booking.Start + Duration.FromHours(24);
        await app.PublishAsync(booking.Moved(later, 2));
        await booking.StateAsync(RoundState.Scheduled);
        var round = await app.AsService().GetRoundAsync(new() { InterviewId = booking.Interview.ToString() });
        round.PresentIds.ShouldBeEmpty();
        await app.AdvanceToAsync(later);
        await booking.JoinAsync(booking.Interviewers[0]);
        (await booking.JoinAsync(booking.Candidate)).State.ShouldBe(Proto.RoundState.Running);
    }

    Task<List<Instant>> DueAsync(Booking booking) => app.QueryAsync(db => db.Database
        .SqlQuery<Instant>($"select due_at as \"Value\" from due_time where key = {booking.Interview} order by due_at").ToListAsync());
}
