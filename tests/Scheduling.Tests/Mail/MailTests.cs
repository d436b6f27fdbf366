using System.Text;
using Google.Protobuf.WellKnownTypes;
using MimeKit;
using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceTests;
using Mockloop.TestServers;
using Calendar = Ical.Net.Calendar;
using Duration = Google.Protobuf.WellKnownTypes.Duration;

namespace Mockloop.Scheduling.Tests.Mail;

/// <summary>The service with a mail server beside it.</summary>
public sealed class MailApp : SchedulingApp
{
    internal SmtpSink Sink { get; } = new();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = $"{Sink.Port}", ["Smtp:Security"] = "None", ["Smtp:Poll"] = "00:00:00.1", ["Smtp:FirstPause"] = "00:00:00.2",
        ["Page:Url"] = "https://mockloop.test/",
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Sink.Dispose();
    }

    internal List<MimeMessage> MailsTo(Someone who) =>
        [.. Sink.Mails.Select(m => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(m)))).Where(m => m.To.Mailboxes.Single().Address == who.Email.ToLowerInvariant())];
}

/// <summary>Mails say what the inbox says, once each, with an invitation that programs understand.</summary>
public sealed class MailTests(MailApp app) : IClassFixture<MailApp>
{
    [Fact]
    public async Task Booked_moved_and_cancelled_are_mailed_once_with_invitations_that_follow_each_other()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var coding = loop.Interviews[1];
        await SentAsync();
        await cohort.Organizer.Calls.MoveInterviewAsync(new() { InterviewId = coding.InterviewId, Start = coding.Start + Minutes(5) });
        await SentAsync();
        await cohort.Organizer.Calls.CancelInterviewAsync(new() { InterviewId = coding.InterviewId, Reason = "Room flooded" });
        await SentAsync();

        var mails = app.MailsTo(cohort.Candidate).Where(m => m.Subject!.Contains("Coding", StringComparison.Ordinal)).ToList();
        mails.Select(m => m.Subject!.Split(':')[0]).ShouldBe(["Booked", "Moved", "Cancelled"]);
        mails.DistinctBy(m => m.MessageId).Count().ShouldBe(3);
        mails[0].TextBody!.ShouldContain($"https://mockloop.test/interviews/{coding.InterviewId}");
        mails[2].TextBody!.ShouldContain("Why: Room flooded");
        var invitations = mails.Select(m => m.BodyParts.OfType<TextPart>().Single(p => p.ContentType.MimeType == "text/calendar")).ToList();
        invitations.Select(i => i.ContentType.Parameters["method"]).ShouldBe(["REQUEST", "REQUEST", "CANCEL"]);
        var events = invitations.Select(i => Calendar.Load(i.Text)!).Select(c => (c.Method, Event: c.Events.Single())).ToList();
        events.Select(e => (e.Method, e.Event.Uid, e.Event.Sequence, e.Event.DtStart!.AsUtc)).ShouldBe(
        [
            ("REQUEST", $"{coding.InterviewId}@mockloop", 0, coding.Start.ToDateTime()),
            ("REQUEST", $"{coding.InterviewId}@mockloop", 1, (coding.Start + Minutes(5)).ToDateTime()),
            ("CANCEL", $"{coding.InterviewId}@mockloop", 2, (coding.Start + Minutes(5)).ToDateTime()),
        ]);
        events.ShouldAllBe(e => e.Event.Attendees.Single().Value!.ToString() == $"mailto:{cohort.Candidate.Email.ToLowerInvariant()}");
    }

    [Fact]
    public async Task A_mail_server_that_stumbles_gets_it_again_as_the_same_mail_and_one_that_refuses_does_not()
    {
        var stumbled = 0;
        var cohort = await app.CohortAsync();
        app.Sink.Answer = mail => mail.Contains(cohort.Organizer.Email, StringComparison.OrdinalIgnoreCase) ? "250 kept"
            : mail.Contains(cohort.People[1].Email, StringComparison.OrdinalIgnoreCase) ? "550 no such mailbox"
            : Interlocked.Increment(ref stumbled) switch { 1 => "451 later", 2 => null, _ => "250 kept" };
        try
        {
            await cohort.LoopAsync();
            await SentAsync();
        }
        finally
        {
            app.Sink.Answer = _ => "250 kept";
        }

        var twice = app.Sink.Mails.Select(m => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(m)))).GroupBy(m => m.MessageId).Where(g => g.Count() > 1).ToList();
        twice.Count.ShouldBeInRange(1, 2, "what was answered with 451, or by hanging up, came again");
        foreach (var mail in app.MailsTo(cohort.People[1]).GroupBy(m => m.MessageId))
            mail.Count().ShouldBe(1, "a mailbox that is not there is not asked again");
        (await app.App.Database.ScalarAsync<long>("select count(*) from notice where mail = 'GivenUp' and mail_error <> ''")).ShouldBe(app.MailsTo(cohort.People[1]).Count);
    }

    [Fact]
    public async Task Quiet_hours_hold_mail_back_and_the_inbox_has_it_at_once()
    {
        var cohort = await app.CohortAsync();
        var now = TimeProvider.System.GetUtcNow();
        await cohort.Candidate.Calls.SetNotificationsAsync(new()
        {
            Booked = new() { Inbox = true, Mail = true }, QuietFrom = $"{now.AddHours(-1):HH:mm}", QuietTo = $"{now.AddHours(1):HH:mm}",
        });
        await cohort.LoopAsync();
        await app.App.SettledAsync();

        (await cohort.Candidate.Calls.ListInboxAsync(new())).Entries.Count.ShouldBe(3);
        await SentAsync(who: $"and person_id <> '{cohort.Candidate.Id}'");
        app.MailsTo(cohort.Candidate).ShouldBeEmpty();
        (await app.App.Database.ScalarAsync<long>($"select count(*) from notice where person_id = '{cohort.Candidate.Id}' and mail = 'Waiting' and mail_after > now()")).ShouldBe(3);
    }

    [Fact]
    public async Task Without_a_verified_address_no_mail_is_promised_nor_sent()
    {
        (await app.NewPerson(emailVerified: false).Calls.GetNotificationsAsync(new())).MailAvailable.ShouldBeFalse();
        (await app.NewPerson().Calls.GetNotificationsAsync(new())).MailAvailable.ShouldBeTrue();
    }

    async Task SentAsync(string who = "")
    {
        await app.App.SettledAsync();
        await ServiceApp<Program, SchedulingDb>.UntilAsync(async () =>
            await app.App.Database.ScalarAsync<long>($"select count(*) from notice where mail = 'Waiting' and mail_after <= now() {who}") == 0);
    }

    static Duration Minutes(int minutes) => Duration.FromTimeSpan(TimeSpan.FromMinutes(minutes));
}
