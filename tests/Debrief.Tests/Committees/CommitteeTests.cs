using System.Net;
using Grpc.Core;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests.Committees;

public sealed class CommitteeTests(DebriefApp app)
{
    static CastVoteRequest Vote(PlayedLoop loop, Recommendation vote) =>
        new() { LoopId = loop.LoopId.ToString(), Vote = vote, Rationale = "what the packet shows" };

    [Fact]
    public async Task In_a_small_cohort_the_leadership_interviewers_take_the_chairs_by_their_role()
    {
        var loop = new PlayedLoop(app);
        // Everybody is attested for everything, and everybody has met the candidate.
        foreach (var role in FakeTracks.PanelRoles)
            app.People.Attest(loop.CohortId, $"leadership:{role}", [loop.Person("coding-interviewer"), .. FakeTracks.PanelRoles.Select(loop.Person), loop.Candidate]);
        await loop.PlayStagesAsync();
        var committee = await loop.CommitteeAsync(loop.Organizer);
        committee.Chairs.Select(c => (c.Role, c.PersonId, c.Simulated))
            .ShouldBe(FakeTracks.PanelRoles.Select(r => (r, loop.Person(r).ToString(), false)));
        committee.Chairs.ShouldAllBe(c => c.Name == $"Name of {c.PersonId}");
        committee.Packet.Select(p => p.StageId).ShouldBe([FakeTracks.Coding, FakeTracks.Leadership]);
    }

    [Fact]
    public async Task Fresh_people_are_preferred_and_empty_chairs_are_simulated_and_labelled()
    {
        var loop = new PlayedLoop(app);
        app.People.Attest(loop.CohortId, "leadership:hiring-manager", loop.Person("fresh"));
        app.People.Attest(loop.CohortId, "leadership:senior-tpm", loop.Person("fresh"), loop.Person("coding-interviewer"));
        var absent = loop.Person("ml-researcher");
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding), loop.Ended(FakeTracks.Leadership, absent)]);
        await loop.SubmitAllAsync(FakeTracks.Coding);
        await loop.SubmitAllAsync(FakeTracks.Leadership);
        await app.SettledAsync();
        var chairs = (await loop.CommitteeAsync(loop.Organizer)).Chairs;
        chairs.Select(c => c.Simulated ? c.Name : loop.NameOf(Guid.Parse(c.PersonId))).ShouldBe(["fresh", "senior-tpm", "Simulated panelist"]);
        chairs[2].Voted.ShouldBeTrue();
        chairs[2].Vote.ShouldBe(Recommendation.Unspecified);
    }

    [Fact]
    public async Task Votes_are_sealed_until_the_last_one_decides()
    {
        var loop = new PlayedLoop(app);
        await loop.PlayStagesAsync();
        var (first, second, third) = (loop.Person("hiring-manager"), loop.Person("senior-tpm"), loop.Person("ml-researcher"));
        await app.As(first).CastVoteAsync(Vote(loop, Recommendation.StrongNo));
        await app.As(second).CastVoteAsync(Vote(loop, Recommendation.Yes));
        foreach (var viewer in new[] { third, loop.Organizer })
        {
            var open = await loop.CommitteeAsync(viewer);
            open.Chairs.Select(c => (c.Voted, c.Vote, c.Rationale)).ShouldBe([(true, 0, ""), (true, 0, ""), (false, 0, "")]);
            open.Decision.ShouldBeNull();
            (await app.Rest(viewer).GetStringAsync($"/v1/loops/{loop.LoopId}/committee")).ShouldNotContain("what the packet shows");
        }
        await app.As(loop.Candidate).GetCommitteeAsync(new() { LoopId = loop.LoopId.ToString() }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        (await app.Rest(loop.Candidate).GetAsync($"/v1/loops/{loop.LoopId}/committee")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await loop.PublishedAsync<LoopDecided>()).ShouldBe(0);

        var decided = await app.As(third).CastVoteAsync(Vote(loop, Recommendation.StrongYes));
        decided.Decision.Outcome.ShouldBe(LoopOutcome.Hire);
        decided.Decision.Reason.ShouldContain("was not");
        decided.Decision.Reason.ShouldContain("but");
        decided.Chairs.Select(c => c.Vote).ShouldBe([Recommendation.StrongNo, Recommendation.Yes, Recommendation.StrongYes]);
        (await loop.CommitteeAsync(loop.Candidate)).Chairs[0].Rationale.ShouldBe("what the packet shows");
        (await loop.PublishedAsync<LoopDecided>()).ShouldBe(1);
    }

    [Fact]
    public async Task Only_chairs_vote_and_only_once()
    {
        var loop = new PlayedLoop(app);
        await loop.PlayStagesAsync();
        foreach (var other in new[] { loop.Organizer, loop.Candidate, loop.Person("coding-interviewer") })
            await app.As(other).CastVoteAsync(Vote(loop, Recommendation.Yes)).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await app.As(loop.Person("coding-interviewer")).GetCommitteeAsync(new() { LoopId = loop.LoopId.ToString() }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        var chair = app.As(loop.Person("senior-tpm"));
        await chair.CastVoteAsync(Vote(loop, Recommendation.Unspecified)).ShouldBeRefusedAsync(StatusCode.InvalidArgument);
        await chair.CastVoteAsync(Vote(loop, Recommendation.Yes));
        await chair.CastVoteAsync(Vote(loop, Recommendation.No)).ShouldBeRefusedAsync(StatusCode.AlreadyExists);
        (await chair.ListMyCommitteesAsync(new())).Committees.Single(c => c.LoopId == loop.LoopId.ToString()).Decision.ShouldBeNull();
    }

    [Fact]
    public async Task Last_votes_at_the_same_moment_decide_once()
    {
        var loop = new PlayedLoop(app);
        await loop.PlayStagesAsync(score: 2);
        await Task.WhenAll(FakeTracks.PanelRoles.Select(r => app.As(loop.Person(r)).CastVoteAsync(Vote(loop, Recommendation.Mixed)).ResponseAsync));
        (await loop.DecisionAsync()).ShouldNotBeNull().Outcome.ShouldBe(LoopOutcome.NoHire);
        (await loop.PublishedAsync<LoopDecided>()).ShouldBe(1);
    }

    [Fact]
    public async Task A_chair_who_leaves_the_cohort_is_replaced_by_a_simulated_panelist()
    {
        var loop = new PlayedLoop(app);
        await loop.PlayStagesAsync(score: 2);
        await app.As(loop.Person("hiring-manager")).CastVoteAsync(Vote(loop, Recommendation.Yes));
        await app.TellAsync(new MemberWithdrew(loop.CohortId, loop.Person("hiring-manager"), 2), new MemberWithdrew(loop.CohortId, loop.Person("senior-tpm"), 2));
        var chairs = (await loop.CommitteeAsync(loop.Organizer)).Chairs;
        chairs.Select(c => (c.Simulated, c.Voted)).ShouldBe([(false, true), (true, true), (false, false)]);
        var left = app.As(loop.Person("hiring-manager"));
        await left.GetCommitteeAsync(new() { LoopId = loop.LoopId.ToString() }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        (await left.ListMyCommitteesAsync(new())).Committees.ShouldNotContain(c => c.LoopId == loop.LoopId.ToString());
    }

    [Fact]
    public async Task A_loop_without_any_person_left_is_decided_by_simulated_panelists()
    {
        var loop = new PlayedLoop(app, practice: false, FakeTracks.Coding);
        await loop.PlayStagesAsync(score: 4);
        var committee = await loop.CommitteeAsync(loop.Organizer);
        committee.Chairs.ShouldAllBe(c => c.Simulated && c.Vote == Recommendation.StrongYes && c.Rationale.Contains("said what comes first"));
        committee.Decision.Outcome.ShouldBe(LoopOutcome.Hire);
        committee.Decision.Reason.ShouldContain("Simulated: hiring-manager, ml-researcher, senior-tpm");
    }
}
