using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceTests;
using Calendar = Ical.Net.Calendar;
using CalendarEvent = Ical.Net.CalendarComponents.CalendarEvent;

namespace Mockloop.Scheduling.Tests.Mail;

/// <summary>A decline at the last minute, as those see it whom it concerns: in the inbox, by mail and in their calendars.</summary>
public sealed class DeclineMailTests(MailApp app) : IClassFixture<MailApp>
{
    [Fact]
    public async Task Ten_minutes_before_both_and_the_candidate_are_told_once_and_all_calendars_and_accounts_are_right()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 10);
        var (leaving, backup) = (cohort.Seated(screen), cohort.Idle(loop)[0]);
        await cohort.Organizer.Calls.SetBackupsAsync(new() { CohortId = cohort.Id.ToString(), StageId = "screen", PersonIds = { backup.Id.ToString() } });
        await SentAsync();
        var (left, stayed) = (await EventAsync(leaving, screen), await EventAsync(cohort.Candidate, screen));
        (left!.Status, left.DtStart!.AsUtc).ShouldBe(("CONFIRMED", screen.Start.ToDateTime()));
        (stayed!.Status, stayed.DtStart!.AsUtc).ShouldBe(("CONFIRMED", screen.Start.ToDateTime()));
        (await EventAsync(backup, screen)).ShouldBeNull();

        await leaving.DeclineAsync(screen, "My train stands still");
        await SentAsync();

        Subjects(leaving).Count(s => s == "Held without you").ShouldBe(1);
        Subjects(backup)[^1].ShouldBe("Booked");
        Subjects(cohort.Candidate).Count(s => s == "Other people").ShouldBe(1);
        (await KindsAsync(leaving, screen))[0].ShouldBe(NoticeKind.Released);
        (await KindsAsync(backup, screen)).ShouldContain(NoticeKind.Booked);
        (await KindsAsync(cohort.Candidate, screen)).Count(k => k == NoticeKind.Replaced).ShouldBe(1);
        cohort.People.SelectMany(app.MailsTo).ShouldAllBe(m => !m.TextBody!.Contains("train", StringComparison.Ordinal));
        foreach (var other in cohort.People.Except([leaving, backup, cohort.Candidate]))
            (await KindsAsync(other, screen)).ShouldBeEmpty();

        var (gone, came, sees) = (await EventAsync(leaving, screen), await EventAsync(backup, screen), await EventAsync(cohort.Candidate, screen));
        (gone!.Status, gone.Sequence, gone.DtStart!.AsUtc, gone.DtEnd!.AsUtc).ShouldBe(("CANCELLED", left.Sequence + 1, screen.Start.ToDateTime(), screen.End.ToDateTime()));
        (came!.Status, came.Sequence, came.DtStart!.AsUtc, came.DtEnd!.AsUtc).ShouldBe(("CONFIRMED", 0, screen.Start.ToDateTime(), screen.End.ToDateTime()));
        (sees!.Status, sees.Sequence, sees.DtStart!.AsUtc, sees.DtEnd!.AsUtc).ShouldBe(("CONFIRMED", stayed.Sequence + 1, screen.Start.ToDateTime(), screen.End.ToDateTime()));
        (gone.Alarms.Count, came.Alarms.Count).ShouldBe((0, 2));
        (await leaving.StandingAsync(), await backup.StandingAsync(), await cohort.Candidate.StandingAsync()).ShouldBe(((-1, 2.0), (1, 0.0), (0, 0.0)));
    }

    List<string> Subjects(Someone who) => [.. app.MailsTo(who).Select(m => m.Subject!.Split(':')[0])];

    async Task<List<NoticeKind>> KindsAsync(Someone who, Interview interview) =>
        [.. (await who.Calls.ListInboxAsync(new())).Entries.Where(e => e.InterviewId == interview.InterviewId).Select(e => e.Kind)];

    // As another implementation reads their feed.
    async Task<CalendarEvent?> EventAsync(Someone who, Interview interview)
    {
        var token = (await who.Calls.RenewFeedAsync(new())).Token;
        var file = await app.Anonymous.ReadFeedAsync(new() { Token = token });
        return Calendar.Load(file.Content)!.Events.SingleOrDefault(e => e.Uid == $"{interview.InterviewId}@mockloop");
    }

    async Task SentAsync()
    {
        await app.App.SettledAsync();
        await ServiceApp<Program, SchedulingDb>.UntilAsync(async () =>
            await app.App.Database.ScalarAsync<long>("select count(*) from notice where mail = 'Waiting' and mail_after <= now()") == 0);
    }
}
