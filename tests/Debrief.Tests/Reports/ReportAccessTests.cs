using System.Net;
using Grpc.Core;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests.Reports;

/// <summary>Who reads which report, by gRPC and by REST, before and after the decision.</summary>
public sealed class ReportAccessTests(DebriefApp app)
{
    readonly PlayedLoop loop = new(app), stranger = new(app);

    Guid Interviewer => loop.Person("coding-interviewer");

    Guid Chair => loop.Person("hiring-manager");

    async Task OpenAsync() => await app.TellAsync([
        .. loop.Opening(), loop.Member("candidate", "Candidate"), loop.Member("coding-interviewer", "Interviewer"), loop.Member("hiring-manager", "Interviewer"),
        loop.Member("other", "Candidate"), stranger.Member("organizer", "Organizer")]);

    async Task DecideAsync()
    {
        await app.TellAsync(loop.Ended(FakeTracks.Coding), loop.Ended(FakeTracks.Leadership));
        await loop.SubmitAllAsync(FakeTracks.Coding);
        await loop.SubmitAllAsync(FakeTracks.Leadership);
        await app.SettledAsync();
        foreach (var role in FakeTracks.PanelRoles)
            await app.As(loop.Person(role)).CastVoteAsync(new() { LoopId = $"{loop.LoopId}", Vote = Recommendation.Yes, Rationale = "as the packet says" });
    }

    // The same answer over all four ways to ask.
    async Task ShouldSayAsync(StatusCode status, Guid reader, string report, params string[] roles)
    {
        var (client, rest) = (app.Reports(reader, roles), app.Rest(reader, roles));
        (Func<Task> Data, Func<Task<PrintedReport>> Print, string Path) ask = report switch
        {
            "candidate" => (async () => await client.GetCandidateReportAsync(new() { LoopId = $"{loop.LoopId}" }), async () => await client.PrintCandidateReportAsync(new() { LoopId = $"{loop.LoopId}" }), $"/v1/loops/{loop.LoopId}/report"),
            "interviewer" => (async () => await client.GetInterviewerReportAsync(new() { CohortId = $"{loop.CohortId}", PersonId = $"{Interviewer}" }),
                async () => await client.PrintInterviewerReportAsync(new() { CohortId = $"{loop.CohortId}", PersonId = $"{Interviewer}" }), $"/v1/cohorts/{loop.CohortId}/interviewers/{Interviewer}/report"),
            _ => (async () => await client.GetCohortReportAsync(new() { CohortId = $"{loop.CohortId}" }), async () => await client.PrintCohortReportAsync(new() { CohortId = $"{loop.CohortId}" }), $"/v1/cohorts/{loop.CohortId}/report"),
        };
        (await StatusOfAsync(ask.Data)).ShouldBe(status, $"{report} by {loop.NameOf(reader)}");
        (await StatusOfAsync(ask.Print)).ShouldBe(status, $"{report} by {loop.NameOf(reader)}, printed");
        var http = status switch { StatusCode.OK => HttpStatusCode.OK, StatusCode.PermissionDenied => HttpStatusCode.Forbidden, _ => HttpStatusCode.BadRequest };
        (await rest.GetAsync(ask.Path)).StatusCode.ShouldBe(http, ask.Path);
        (await rest.GetAsync(ask.Path + "/print?form.site=https://mockloop.example")).StatusCode.ShouldBe(http, ask.Path);
    }

    static async Task<StatusCode> StatusOfAsync(Func<Task> call)
    {
        try
        {
            await call();
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }

    [Fact]
    public async Task A_candidates_report_is_for_the_candidate_the_organizer_and_the_committee_once_it_is_decided()
    {
        await OpenAsync();
        Guid[] never = [Interviewer, loop.Person("other"), stranger.Organizer];
        foreach (var reader in never.Append(loop.Candidate).Append(Chair))
            await ShouldSayAsync(StatusCode.PermissionDenied, reader, "candidate");
        await ShouldSayAsync(StatusCode.FailedPrecondition, loop.Organizer, "candidate");

        await DecideAsync();
        foreach (var reader in new[] { loop.Candidate, loop.Organizer, Chair })
            await ShouldSayAsync(StatusCode.OK, reader, "candidate");
        foreach (var reader in never)
            await ShouldSayAsync(StatusCode.PermissionDenied, reader, "candidate", "admin");
        await app.Reports(loop.Candidate).GetCandidateReportAsync(new() { LoopId = $"{Guid.CreateVersion7()}" }).ShouldBeRefusedAsync(StatusCode.NotFound);

        await app.TellAsync(new MemberWithdrew(loop.CohortId, Chair, 2), new MemberWithdrew(loop.CohortId, loop.Organizer, 2));
        await ShouldSayAsync(StatusCode.PermissionDenied, Chair, "candidate");
        await ShouldSayAsync(StatusCode.PermissionDenied, loop.Organizer, "candidate");
    }

    [Fact]
    public async Task An_interviewers_report_is_for_themself_and_the_organizer()
    {
        await OpenAsync();
        for (var decided = false; ; decided = true)
        {
            foreach (var reader in new[] { Interviewer, loop.Organizer })
                await ShouldSayAsync(StatusCode.OK, reader, "interviewer");
            foreach (var reader in new[] { loop.Candidate, Chair, loop.Person("other"), stranger.Organizer })
                await ShouldSayAsync(StatusCode.PermissionDenied, reader, "interviewer", "admin");
            if (decided)
                break;
            await DecideAsync();
        }
        await app.TellAsync(new MemberWithdrew(loop.CohortId, Interviewer, 2));
        await ShouldSayAsync(StatusCode.PermissionDenied, Interviewer, "interviewer");
    }

    [Fact]
    public async Task A_cohorts_report_is_for_its_organizer()
    {
        await OpenAsync();
        for (var decided = false; ; decided = true)
        {
            await ShouldSayAsync(StatusCode.OK, loop.Organizer, "cohort");
            foreach (var reader in new[] { loop.Candidate, Interviewer, Chair, loop.Person("other"), stranger.Organizer })
                await ShouldSayAsync(StatusCode.PermissionDenied, reader, "cohort", "admin");
            if (decided)
                break;
            await DecideAsync();
        }
        await app.TellAsync(new MemberWithdrew(loop.CohortId, loop.Organizer, 2));
        await ShouldSayAsync(StatusCode.PermissionDenied, loop.Organizer, "cohort");
    }

    [Fact]
    public async Task A_site_that_is_no_address_is_refused()
    {
        await OpenAsync();
        foreach (var site in new[] { "javascript:alert(1)", "mockloop.example", "\" onclick=\"x" })
            (await app.Reports(loop.Organizer).PrintCohortReportAsync(new() { CohortId = $"{loop.CohortId}", Form = new() { Site = site } }).ShouldBeRefusedAsync(StatusCode.InvalidArgument)).ShouldContain("form.site");
    }
}
