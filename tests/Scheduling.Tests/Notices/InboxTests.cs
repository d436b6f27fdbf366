using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceTests;
using Duration = Google.Protobuf.WellKnownTypes.Duration;

namespace Mockloop.Scheduling.Tests.Notices;

/// <summary>Everybody is told once of everything that concerns them, and nobody of what does not.</summary>
public sealed class InboxTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task Booked_moved_and_cancelled_are_told_once_to_each_and_to_nobody_else()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var coding = loop.Interviews[1];
        await app.App.SettledAsync();
        await cohort.Organizer.Calls.MoveInterviewAsync(new() { InterviewId = coding.InterviewId, Start = coding.Start + Minutes(5) });
        await app.App.SettledAsync();
        await cohort.Organizer.Calls.CancelInterviewAsync(new() { InterviewId = coding.InterviewId, Reason = "Room flooded" });
        await app.App.SettledAsync();

        var told = (await InboxAsync(cohort.Candidate)).Where(e => e.InterviewId == coding.InterviewId).ToList();
        told.Select(e => e.Kind).ShouldBe([NoticeKind.Cancelled, NoticeKind.Moved, NoticeKind.Booked]);
        (told[0].Reason, told[1].StartBefore, told[1].Start, told[1].StageId).ShouldBe(("Room flooded", coding.Start, coding.Start + Minutes(5), "coding"));
        var interviewer = cohort.People.Single(p => p.Id.ToString() == coding.Seats[0].PersonId);
        (await InboxAsync(interviewer)).Count(e => e.InterviewId == coding.InterviewId).ShouldBe(3);
        foreach (var other in cohort.People.Where(p => p != cohort.Candidate && p != interviewer).Append(cohort.Organizer))
            (await InboxAsync(other)).ShouldNotContain(e => e.InterviewId == coding.InterviewId);
    }

    [Fact]
    public async Task Who_is_replaced_is_released_who_comes_is_booked_and_the_rest_hears_of_other_people()
    {
        var cohort = await app.CohortAsync(members: 7);
        var loop = await cohort.LoopAsync();
        var coding = loop.Interviews[1];
        await app.App.SettledAsync();
        var leaving = cohort.People.Single(p => p.Id.ToString() == coding.Seats[0].PersonId);

        await leaving.Calls.WithdrawAsync(new() { CohortId = cohort.Id.ToString() });
        await app.App.SettledAsync();

        var now = (await cohort.ReadLoopAsync(loop.LoopId)).Interviews[1];
        var coming = cohort.People.Single(p => p.Id.ToString() == now.Seats[0].PersonId);
        coming.ShouldNotBe(leaving);
        (await KindsAsync(leaving, coding)).ShouldBe([NoticeKind.Released, NoticeKind.Booked]);
        (await KindsAsync(coming, coding)).ShouldBe([NoticeKind.Booked]);
        (await KindsAsync(cohort.Candidate, coding)).ShouldBe([now.Start == coding.Start ? NoticeKind.Replaced : NoticeKind.Moved, NoticeKind.Booked]);
    }

    [Fact]
    public async Task The_announcement_told_again_tells_nothing_again()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        await app.App.SettledAsync();
        var before = await InboxAsync(cohort.Candidate);

        await app.App.TellAsync(db => db.Schedule("interview-announce", Guid.Parse(loop.LoopId), NodaTime.NodaConstants.UnixEpoch));
        await app.App.SettledAsync();

        (await InboxAsync(cohort.Candidate)).ShouldBe(before);
        before.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Reminders_come_when_each_wants_them_and_only_for_the_slot_that_holds()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var screen = loop.Interviews[0];
        await app.App.SettledAsync();
        await cohort.Candidate.Calls.SetNotificationsAsync(Settings(leads: [30]));
        var soon = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddMinutes(30).AddSeconds(3));
        await cohort.Organizer.Calls.MoveInterviewAsync(new() { InterviewId = screen.InterviewId, Start = soon });

        await ServiceApp<Program, Data.SchedulingDb>.UntilAsync(async () => (await KindsAsync(cohort.Candidate, screen)).Contains(NoticeKind.Reminder));

        await app.App.SettledAsync();
        (await KindsAsync(cohort.Candidate, screen)).ShouldBe([NoticeKind.Reminder, NoticeKind.Moved, NoticeKind.Booked]);
        var interviewer = cohort.People.Single(p => p.Id.ToString() == screen.Seats[0].PersonId);
        (await KindsAsync(interviewer, screen)).ShouldBe([NoticeKind.Moved, NoticeKind.Booked], "its own reminders were due before it was moved here");
    }

    [Fact]
    public async Task What_somebody_does_not_want_is_not_told_and_reading_is_ones_own()
    {
        var cohort = await app.CohortAsync();
        await cohort.Candidate.Calls.SetNotificationsAsync(Settings([60], booked: new NoticeWays()));
        var loop = await cohort.LoopAsync();
        await app.App.SettledAsync();
        (await InboxAsync(cohort.Candidate)).ShouldBeEmpty();

        var interviewer = cohort.People.Single(p => p.Id.ToString() == loop.Interviews[0].Seats[0].PersonId);
        var entry = (await InboxAsync(interviewer))[0];
        var unread = (await interviewer.Calls.CountUnreadAsync(new())).Unread;
        await SchedulingApp.RefusedAsync(StatusCode.NotFound, async () => await cohort.Candidate.Calls.MarkReadAsync(new() { EntryId = entry.EntryId }));
        (await interviewer.Calls.MarkReadAsync(new() { EntryId = entry.EntryId })).Unread.ShouldBe(unread - 1);
        (await interviewer.Calls.MarkReadAsync(new())).Unread.ShouldBe(0);
        (await InboxAsync(interviewer)).ShouldAllBe(e => e.Read);
    }

    [Theory]
    [InlineData("25:00", "07:00", 60, "quiet_from")]
    [InlineData("22:00", "", 60, "quiet_to")]
    [InlineData("22:00", "22:00", 60, "quiet_to")]
    [InlineData("", "", 1, "reminder_minutes[0]")]
    public async Task Bad_settings_are_named(string from, string to, int lead, string field)
    {
        var settings = Settings([lead]);
        (settings.QuietFrom, settings.QuietTo) = (from, to);
        (await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await app.NewPerson().Calls.SetNotificationsAsync(settings))).Status.Detail.ShouldStartWith(field);
    }

    [Fact]
    public async Task The_inbox_comes_in_pages()
    {
        var cohort = await app.CohortAsync();
        await cohort.LoopAsync();
        await app.App.SettledAsync();
        await new ListInboxRequest().ShouldComeInPagesAsync(r => cohort.Candidate.Calls.ListInboxAsync(r), r => r.Entries.Select(e => e.EntryId));
    }

    static SetNotificationsRequest Settings(int[] leads, NoticeWays? booked = null) => new()
    {
        Booked = booked ?? new NoticeWays { Inbox = true }, Moved = new() { Inbox = true }, Cancelled = new() { Inbox = true }, Reminders = new() { Inbox = true }, ReminderMinutes = { leads },
    };

    static async Task<List<InboxEntry>> InboxAsync(Someone who) => [.. (await who.Calls.ListInboxAsync(new())).Entries];

    static async Task<List<NoticeKind>> KindsAsync(Someone who, Interview interview) =>
        [.. (await InboxAsync(who)).Where(e => e.InterviewId == interview.InterviewId).Select(e => e.Kind)];

    static Duration Minutes(int minutes) => Duration.FromTimeSpan(TimeSpan.FromMinutes(minutes));
}
