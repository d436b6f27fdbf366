using Grpc.Core;
using Mockloop.Contracts.Scheduling;
using Calendar = Ical.Net.Calendar;

namespace Mockloop.Scheduling.Tests.People;

/// <summary>What people say of themselves is kept, checked, and planned by.</summary>
public sealed class PersonFieldsTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task What_is_absent_stays_and_what_is_empty_goes()
    {
        var someone = app.NewPerson();
        await someone.Calls.UpdateMeAsync(new()
        {
            Languages = new() { Values = { "FR", "en", "fr" } }, Level = "senior", NoticeMinutes = 120, BufferMinutes = 15, MeetingLink = "https://meet.example/me",
        });

        var kept = await someone.Calls.UpdateMeAsync(new() { Name = "Ada" });
        (string.Join(',', kept.Languages), kept.Level, kept.NoticeMinutes, kept.BufferMinutes, kept.MeetingLink).ShouldBe(("en,fr", "senior", 120, 15, "https://meet.example/me"));
        var gone = await someone.Calls.UpdateMeAsync(new() { Languages = new(), Level = "", NoticeMinutes = 0, BufferMinutes = 0, MeetingLink = "" });
        (gone.Languages.Count, gone.Level, gone.NoticeMinutes, gone.BufferMinutes, gone.MeetingLink).ShouldBe((0, "", 0, 0, ""));
    }

    [Theory]
    [InlineData("languages.values[0]", "french", null, null, null)]
    [InlineData("level", null, "guru", null, null)]
    [InlineData("buffer_minutes", null, null, 500, null)]
    [InlineData("meeting_link", null, null, null, "http://meet.example/me")]
    [InlineData("meeting_link", null, null, null, "javascript:alert(1)")]
    [InlineData("meeting_link", null, null, null, "https://user:pass@meet.example/")]
    public async Task What_is_wrong_is_named(string field, string? language, string? level, int? buffer, string? link)
    {
        var request = new UpdateMeRequest();
        if (language is not null)
            request.Languages = new() { Values = { language } };
        if (level is not null)
            request.Level = level;
        if (buffer is { } minutes)
            request.BufferMinutes = minutes;
        if (link is not null)
            request.MeetingLink = link;
        (await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await app.NewPerson().Calls.UpdateMeAsync(request))).Status.Detail.ShouldStartWith(field + ":");
    }

    [Fact]
    public async Task Nobody_is_planned_sooner_than_their_notice()
    {
        var cohort = await app.CohortAsync();
        await cohort.Candidate.Calls.UpdateMeAsync(new() { NoticeMinutes = 14 * 24 * 60 });
        (await cohort.PlanAsync()).Loops.ShouldBeEmpty("the screen is in the first days");
        await cohort.Candidate.Calls.UpdateMeAsync(new() { NoticeMinutes = 0 });
        (await cohort.PlanAsync()).Loops.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_longest_buffer_that_somebody_asked_for_reaches_the_planner()
    {
        var cohort = await app.CohortAsync();
        await cohort.People[2].Calls.UpdateMeAsync(new() { BufferMinutes = 25 });
        await cohort.PlanAsync();
        app.Neighbours.LastInstance!.BufferMinutes.ShouldBe(25);
    }

    [Fact]
    public async Task An_interview_meets_where_its_interviewer_says_else_where_the_cohort_does()
    {
        var cohort = await app.CohortAsync();
        await cohort.Organizer.Calls.SetMeetingLinkAsync(new() { CohortId = cohort.Id.ToString(), MeetingLink = "https://meet.example/{cohort}/{stage}?i={interview}" });
        var loop = await cohort.LoopAsync();
        var (screen, coding) = (loop.Interviews[0], loop.Interviews[1]);
        await cohort.People.Single(p => p.Id.ToString() == coding.Seats[0].PersonId).Calls.UpdateMeAsync(new() { MeetingLink = "https://meet.example/mine" });
        await app.App.SettledAsync();

        var now = await cohort.ReadLoopAsync(loop.LoopId);
        now.Interviews[0].MeetingLink.ShouldBe($"https://meet.example/{cohort.Id}/screen?i={screen.InterviewId}");
        now.Interviews[1].MeetingLink.ShouldBe("https://meet.example/mine");
        var token = (await cohort.Candidate.Calls.RenewFeedAsync(new())).Token;
        var events = Calendar.Load((await app.Anonymous.ReadFeedAsync(new() { Token = token })).Content)!.Events;
        events.Single(e => e.Uid == $"{coding.InterviewId}@mockloop").Url!.ToString().ShouldBe("https://meet.example/mine");
    }

    [Theory]
    [InlineData("https://meet.example/{person}")]
    [InlineData("https://{cohort}.example/")]
    [InlineData("ftp://meet.example/{cohort}")]
    [InlineData("https://meet.example/{cohort")]
    public async Task A_bad_template_is_refused(string template)
    {
        var cohort = await app.CohortAsync();
        (await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await cohort.Organizer.Calls.SetMeetingLinkAsync(new() { CohortId = cohort.Id.ToString(), MeetingLink = template })))
            .Status.Detail.ShouldStartWith("meeting_link");
        await SchedulingApp.RefusedAsync(StatusCode.PermissionDenied, async () => await cohort.Candidate.Calls.SetMeetingLinkAsync(new() { CohortId = cohort.Id.ToString() }));
    }
}
