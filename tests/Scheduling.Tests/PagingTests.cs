using Grpc.Core;
using Mockloop.Contracts;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests;

/// <summary>Every list of the service in pages of two: all of it once, in the order of the whole.</summary>
public sealed class PagingTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task Cohorts_loops_interviews_and_qualified_people_come_in_pages()
    {
        var cohort = await app.CohortAsync(members: 5, candidates: 5);
        (await cohort.PlanAsync()).Loops.Count.ShouldBe(5);
        var (id, calls) = (cohort.Id.ToString(), cohort.Organizer.Calls);
        for (var i = 0; i < 4; i++)
            await calls.CreateCohortAsync(SchedulingApp.Request([.. Enumerable.Range(0, 5).Select(n => SchedulingApp.Invite($"p{i}{n}@example.org"))]));

        await PagedAsync(new ListCohortsRequest(), r => calls.ListCohortsAsync(r), r => r.Cohorts.Select(c => c.CohortId), 5);
        await PagedAsync(new ListLoopsRequest { CohortId = id }, r => calls.ListLoopsAsync(r), r => r.Loops.Select(l => l.LoopId), 5);
        var mine = cohort.People[1].Calls;
        await PagedAsync(new ListMyInterviewsRequest(), r => mine.ListMyInterviewsAsync(r), r => r.Interviews.Select(i => i.InterviewId), 5);
        await PagedAsync(new ListQualifiedRequest { CohortId = id, Qualification = "coding:engineer" },
            r => app.AsService().ListQualifiedAsync(r), r => r.People.Select(p => p.PersonId), 5);
    }

    static async Task PagedAsync<TRequest, TReply>(
        TRequest request, Func<TRequest, AsyncUnaryCall<TReply>> call, Func<TReply, IEnumerable<string>> ids, int atLeast)
        where TRequest : Google.Protobuf.IMessage<TRequest>
        where TReply : Google.Protobuf.IMessage<TReply>
    {
        var whole = ids(await request.AllAsync(call)).ToList();
        whole.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        var (pages, page) = (new List<string>(), request.Clone());
        string token;
        do
        {
            request.Descriptor.FindFieldByName("page_size").Accessor.SetValue(page, 2);
            var reply = await call(page);
            ids(reply).Count().ShouldBeInRange(1, 2);
            pages.AddRange(ids(reply));
            token = (string)reply.Descriptor.FindFieldByName("next_page_token").Accessor.GetValue(reply);
            request.Descriptor.FindFieldByName("page_token").Accessor.SetValue(page, token);
        }
        while (token.Length > 0);
        pages.ShouldBe(whole);
    }
}
