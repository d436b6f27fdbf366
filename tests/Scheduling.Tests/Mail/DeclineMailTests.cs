using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceTests;
using Calendar = Ical.Net.Calendar;

namespace Mockloop.Scheduling.Tests.Mail;

/// <summary>A decline at the last minute, as those see it whom it concerns: in the inbox, by mail and in their calendars.</summary>
public sealed class DeclineMailTests(MailApp app) : IClassFixture<MailApp>
{
    [Fact]
    public async Task Ten_minutes_before_both_and_the_candidate_are_told_once_and_all_calendars_are_right()
    {
        var (cohort, loop, screen) = await app.ScreenSoonAsync(minutes: 10);
        var (leaving, backup) = (cohort.Seated(screen), cohort.Idle(loop)[0]);
        await cohort.Organizer.Calls.SetBackupsAsync(new() { CohortId = cohort.Id.ToString(), StageId = "screen", PersonIds = { backup.Id.ToString() } });
        await SentAsync();

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

        (await StatusAsync(leaving, screen)).ShouldBe(("CANCELLED", screen.Start.ToDateTime()));
        (await StatusAsync(backup, screen)).ShouldBe(("CONFIRMED", screen.Start.ToDateTime()));
        (await StatusAsync(cohort.Candidate, screen)).ShouldBe(("CONFIRMED", screen.Start.ToDateTime()));
    }

    List<string> Subjects(Someone who) => [.. app.MailsTo(who).Select(m => m.Subject!.Split(':')[0])];

    async Task<List<NoticeKind>> KindsAsync(Someone who, Interview interview) =>
        [.. (await who.Calls.ListInboxAsync(new())).Entries.Where(e => e.InterviewId == interview.InterviewId).Select(e => e.Kind)];

    async Task<(string?, DateTime)> StatusAsync(Someone who, Interview interview)
    {
        var token = (await who.Calls.RenewFeedAsync(new())).Token;
        var file = await app.Anonymous.ReadFeedAsync(new() { Token = token });
        var one = Calendar.Load(file.Content)!.Events.Single(e => e.Uid == $"{interview.InterviewId}@mockloop");
        return (one.Status, one.DtStart!.AsUtc);
    }

    async Task SentAsync()
    {
        await app.App.SettledAsync();
        await ServiceApp<Program, SchedulingDb>.UntilAsync(async () =>
            await app.App.Database.ScalarAsync<long>("select count(*) from notice where mail = 'Waiting' and mail_after <= now()") == 0);
    }
}
