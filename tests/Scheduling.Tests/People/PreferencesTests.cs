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

    [Fact]
    public async Task One_more_than_the_most_is_refused_also_when_the_last_one_is_said_at_the_same_moment()
    {
        var cohort = await app.CohortAsync();
        var own = cohort.Candidate.Id;
        await using (var before = await OtherTransaction.DoAsync(app.App.Database, $"insert into preference select '{own}', gen_random_uuid(), 1 from generate_series(1, 199)"))
            await before.CommitAsync();
        await using var last = await OtherTransaction.DoAsync(app.App.Database, $"""
            with own as (select 1 from person where id = '{own}' for no key update)
            insert into preference (person_id, other_id, value) select '{own}', '{cohort.People[1].Id}', 1 from own
            """);

        var oneMore = SetAsync(cohort.Candidate, cohort.People[2], 1);
        await last.CommitWhenWaitedForAsync();

        (await SchedulingApp.RefusedAsync(StatusCode.ResourceExhausted, () => oneMore)).Status.Detail.ShouldContain("200 people, which is the most; take one back with value 0");
        (await SetAsync(cohort.Candidate, cohort.People[1], 2)).People.ShouldHaveSingleItem().Value.ShouldBe(2, "what is said already may be changed");
        await SetAsync(cohort.Candidate, cohort.People[1], 0);
        (await SetAsync(cohort.Candidate, cohort.People[2], 1)).People.ShouldHaveSingleItem().PersonId.ShouldBe(cohort.People[2].Id.ToString());
    }

    static async Task<Preferences> SetAsync(Someone who, Someone other, int value) =>
        await who.Calls.SetPreferenceAsync(new() { PersonId = other.Id.ToString(), Value = value });
}
