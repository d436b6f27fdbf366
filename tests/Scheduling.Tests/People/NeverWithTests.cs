using Grpc.Core;
using Mockloop.Contracts.Matching;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.People;

/// <summary>Who must not meet does not, in plans and out of the pool, and nobody learns why.</summary>
public sealed class NeverWithTests(SchedulingApp app) : IClassFixture<SchedulingApp>
{
    [Fact]
    public async Task Neither_whom_a_candidate_blocks_nor_who_blocks_them_nor_who_states_the_same_interviews_them()
    {
        // Of seven interviewers four may meet the candidate, and the loop has four chairs.
        var cohort = await app.CohortAsync(members: 8);
        var (candidate, blocked, blocking, colleague) = (cohort.Candidate, cohort.People[1], cohort.People[2], cohort.People[3]);
        await candidate.Calls.BlockPersonAsync(new() { PersonId = blocked.Id.ToString() });
        await blocking.Calls.BlockPersonAsync(new() { PersonId = candidate.Id.ToString() });
        await candidate.Calls.UpdateMeAsync(new() { Affiliations = new() { Values = { "ACME  Corp", "chess club" } } });
        await colleague.Calls.UpdateMeAsync(new() { Affiliations = new() { Values = { "acme corp" } } });

        var loop = await cohort.LoopAsync();

        loop.Interviews.SelectMany(i => i.Seats).Select(s => s.PersonId).Order()
            .ShouldBe(cohort.People.Skip(4).Select(p => p.Id.ToString()).Order());
        var profile = await app.AsService().GetPoolProfileAsync(new() { CohortId = cohort.Id.ToString(), PersonId = candidate.Id.ToString() });
        profile.NeverWith.Order().ShouldBe(new[] { blocked, blocking, colleague }.Select(p => p.Id.ToString()).Order());
    }

    [Fact]
    public async Task A_match_of_two_who_must_not_meet_is_refused_without_saying_who_wanted_it()
    {
        var cohort = await app.CohortAsync();
        var other = cohort.People[1];
        await other.Calls.BlockPersonAsync(new() { PersonId = cohort.Candidate.Id.ToString() });
        var (match, start) = (Guid.CreateVersion7(), DateTimeOffset.UnixEpoch.AddYears(60));

        await app.App.TellAsync(db => db.Publish(new PairMatched(match, cohort.Id, cohort.Candidate.Id, other.Id, "coding", "engineer", start, start.AddMinutes(45))));
        await app.App.SettledAsync();

        (await app.App.PublishedAsync<PairRefused>()).Single(r => r.MatchId == match).Reason.ShouldBe("The two cannot be paired.");
    }

    [Fact]
    public async Task The_list_is_ones_own_and_holds_only_people_one_knows()
    {
        var cohort = await app.CohortAsync();
        var (one, other) = (cohort.People[0], cohort.People[1]);
        var listed = await one.Calls.BlockPersonAsync(new() { PersonId = other.Id.ToString() });
        (await one.Calls.BlockPersonAsync(new() { PersonId = other.Id.ToString() })).ShouldBe(listed, "twice is once");
        listed.People.ShouldHaveSingleItem().Name.ShouldBe(other.Name);
        (await other.Calls.GetBlocksAsync(new())).People.ShouldBeEmpty();
        (await other.Calls.UnblockPersonAsync(new() { PersonId = one.Id.ToString() })).People.ShouldBeEmpty();
        (await one.Calls.GetBlocksAsync(new())).ShouldBe(listed);
        await SchedulingApp.RefusedAsync(StatusCode.NotFound, async () => await one.Calls.BlockPersonAsync(new() { PersonId = app.NewPerson().Id.ToString() }));
        await SchedulingApp.RefusedAsync(StatusCode.InvalidArgument, async () => await one.Calls.BlockPersonAsync(new() { PersonId = one.Id.ToString() }));
        (await one.Calls.UnblockPersonAsync(new() { PersonId = other.Id.ToString() })).People.ShouldBeEmpty();
    }
}
