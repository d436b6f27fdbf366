using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Tests.Training;
using Mockloop.ServiceTests;

namespace Mockloop.Scheduling.Tests;

/// <summary>Every list of the service in pages of two.</summary>
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

        (await new ListCohortsRequest().ShouldComeInPagesAsync(r => calls.ListCohortsAsync(r), r => r.Cohorts.Select(c => c.CohortId))).Count.ShouldBe(5);
        (await new ListLoopsRequest { CohortId = id }.ShouldComeInPagesAsync(r => calls.ListLoopsAsync(r), r => r.Loops.Select(l => l.LoopId))).Count.ShouldBe(5);
        var mine = cohort.People[1].Calls;
        (await new ListMyInterviewsRequest().ShouldComeInPagesAsync(r => mine.ListMyInterviewsAsync(r), r => r.Interviews.Select(i => i.InterviewId)))
            .Count.ShouldBeGreaterThanOrEqualTo(5);
        (await new ListQualifiedRequest { CohortId = id, Qualification = "coding:engineer" }
            .ShouldComeInPagesAsync(r => app.AsService().ListQualifiedAsync(r), r => r.People.Select(p => p.PersonId))).Count.ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public async Task Trainees_come_in_pages_and_open_seats_on_the_first()
    {
        var cohort = await TraineeCohort.StartAsync(app);
        await cohort.CodingAsync();
        foreach (var chair in TestTrack.Chairs)
            await cohort.LearnAsync(cohort.Second, chair);
        await cohort.LearnAsync(cohort.Trainee);
        var (organizer, request) = (cohort.Cohort.Organizer.Calls, new GetTrainingRequest { CohortId = cohort.Id });

        (await request.ShouldComeInPagesAsync(r => organizer.GetTrainingAsync(r), r => r.Trainees.Select(t => $"{t.Name} {t.Qualification}"))).ShouldBe(
            [$"{cohort.Trainee.Name} coding:engineer", .. TestTrack.Chairs.Order().Select(c => $"{cohort.Second.Name} {c}")]);
        request.PageSize = 2;
        var first = await cohort.Second.Calls.GetTrainingAsync(request);
        var second = await cohort.Second.Calls.GetTrainingAsync(new(request) { PageToken = first.NextPageToken });
        first.Open.ShouldNotBeEmpty();
        (second.Trainees.Count, second.Open.Count, second.NextPageToken).ShouldBe((2, 0, ""));
    }
}
