using Grpc.Core;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.People;

public sealed class PreferencesTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task What_a_candidate_prefers_reaches_the_plan_and_what_others_say_does_not()
    {
        var cohort = await app.CohortAsync(members: 6);
        var (liked, disliked) = (cohort.People[1], cohort.People[2]);
        await SetAsync(cohort.Candidate, liked, 3);
        await SetAsync(cohort.Candidate, liked, 10);
        await SetAsync(cohort.Candidate, cohort.People[3], 4);
        await SetAsync(cohort.Candidate, cohort.People[3], 0);
        (await SetAsync(cohort.Candidate, disliked, -10)).People.Select(p => (p.Name, p.Value)).Order().ShouldBe(new[] { (liked.Name, 10), (disliked.Name, -10) }.Order());
        await SetAsync(liked, cohort.Candidate, 7);

        var loop = await cohort.LoopAsync();

        app.Neighbours.LastInstance!.Preferences.Select(p => (p.Candidate, p.Interviewer, p.Value)).ShouldBe(
            new[] { liked, disliked }.OrderBy(p => p.Id.ToString()).Select(p => (cohort.Candidate.Id.ToString(), p.Id.ToString(), p == liked ? 10.0 : -10.0)));
        loop.Interviews.SelectMany(i => i.Seats).ShouldContain(s => s.PersonId == liked.Id.ToString());
    }

    [Fact]
    public async Task Only_people_of_ones_cohorts_can_be_preferred_within_the_range()
    {
        var (cohort, stranger) = (await app.CohortAsync(), app.NewPerson());
        await stranger.Calls.GetMeAsync(new());

        await SchedulingApp.RefusedAsync(StatusCode.NotFound, () => SetAsync(cohort.Candidate, stranger, 1));
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, () => SetAsync(cohort.Candidate, cohort.People[1], 11));
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, () => SetAsync(cohort.Candidate, cohort.People[1], -11));
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, () => SetAsync(cohort.Candidate, cohort.Candidate, 1));
        (await cohort.Candidate.Calls.GetPreferencesAsync(new())).People.ShouldBeEmpty();
    }

    static async Task<Preferences> SetAsync(Someone who, Someone other, int value) =>
        await who.Calls.SetPreferenceAsync(new() { PersonId = other.Id.ToString(), Value = value });
}
