using System.Net;
using System.Net.Http.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests;

/// <summary>Edits say which version they were made from; of two at once the database lets one pass.</summary>
public sealed class VersionTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task An_own_record_changed_meanwhile_is_told_and_kept()
    {
        var someone = app.NewPerson();
        var read = await someone.Calls.GetMeAsync(new());
        await someone.Calls.UpdateMeAsync(new() { Name = "Ada", Etag = read.Etag });
        var refused = await SchedulingApp.RefusedAsync(StatusCode.Aborted, async () => await someone.Calls.UpdateMeAsync(new() { Name = "Eve", Etag = read.Etag }));
        refused.Status.Detail.ShouldStartWith("Your record was changed in another window or call");
        (await someone.Calls.GetMeAsync(new())).Name.ShouldBe("Ada");
        (await someone.Calls.UpdateMeAsync(new() { Name = "Eve" })).Name.ShouldBe("Eve");
    }

    [Fact]
    public async Task Of_ten_writers_at_once_exactly_one_gets_the_record()
    {
        var someone = app.NewPerson();
        var etag = (await someone.Calls.GetMeAsync(new())).Etag;
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => StatusAsync(someone.Calls.UpdateMeAsync(new() { Name = $"N{i}", Etag = etag }))));
        answers.Count(a => a == StatusCode.OK).ShouldBe(1);
        answers.Count(a => a == StatusCode.Aborted).ShouldBe(9);
    }

    [Fact]
    public async Task Of_ten_writers_at_once_exactly_one_replaces_the_availability_and_none_mixes_in()
    {
        var someone = app.NewPerson();
        var etag = (await someone.Calls.GetAvailabilityAsync(new())).Etag;
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => StatusAsync(someone.Calls.SetAvailabilityAsync(Rules(i, etag)))));
        answers.Count(a => a == StatusCode.OK).ShouldBe(1);
        answers.Count(a => a == StatusCode.Aborted).ShouldBe(9);
        var now = await someone.Calls.GetAvailabilityAsync(new());
        now.Rules.Select(r => r.From).Distinct().ShouldHaveSingleItem();
        now.Rules.Count.ShouldBe(5);

        // Without etags all pass, one after the other, and the last one stands whole.
        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => StatusAsync(someone.Calls.SetAvailabilityAsync(Rules(i, "")))));
        all.ShouldAllBe(a => a == StatusCode.OK);
        (await someone.Calls.GetAvailabilityAsync(new())).Rules.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_member_and_an_interview_changed_meanwhile_are_told()
    {
        var cohort = await app.CohortAsync();
        var loop = await cohort.LoopAsync();
        var calls = cohort.Organizer.Calls;
        var member = (await calls.GetCohortAsync(new() { CohortId = cohort.Id.ToString() })).Members.Last();
        var attest = new AttestMemberRequest { CohortId = cohort.Id.ToString(), MembershipId = member.MembershipId, Interviewer = true, Etag = member.Etag };
        await calls.AttestMemberAsync(attest);
        await SchedulingApp.RefusedAsync(StatusCode.Aborted, async () => await calls.AttestMemberAsync(attest));

        var last = loop.Interviews[^1];
        var move = new MoveInterviewRequest { InterviewId = last.InterviewId, Start = last.Start + Duration.FromTimeSpan(TimeSpan.FromHours(20)), Etag = last.Etag };
        var moved = await calls.MoveInterviewAsync(move);
        var refused = await SchedulingApp.RefusedAsync(StatusCode.Aborted, async () => await calls.CancelInterviewAsync(
            new() { InterviewId = last.InterviewId, Reason = "No time.", Etag = last.Etag }));
        refused.Status.Detail.ShouldContain("(last: Moved by the organizer)");
        (await calls.CancelInterviewAsync(new() { InterviewId = last.InterviewId, Reason = "No time.", Etag = moved.Etag })).State.ShouldBe(InterviewState.Cancelled);
    }

    [Fact]
    public async Task Over_REST_the_headers_do_it()
    {
        var someone = app.NewPerson();
        using var rest = someone.Rest;
        var read = await rest.GetAsync("/v1/people/me");
        (await PatchAsync("Ada")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PatchAsync("Eve")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);

        Task<HttpResponseMessage> PatchAsync(string name)
        {
            var request = new HttpRequestMessage(HttpMethod.Patch, "/v1/people/me") { Content = JsonContent.Create(new { name }) };
            request.Headers.IfMatch.Add(read.Headers.ETag!);
            return rest.SendAsync(request);
        }
    }

    static SetAvailabilityRequest Rules(int hour, string etag) => new()
    {
        Etag = etag,
        Rules = { Enumerable.Range(1, 5).Select(day => new WeeklyRule { DayOfWeek = day, From = $"{hour:00}:00", To = "23:00" }) },
    };

    static async Task<StatusCode> StatusAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }
}
