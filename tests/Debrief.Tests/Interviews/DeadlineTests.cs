using Grpc.Core;
using Mockloop.Contracts.Debrief;
using NodaTime;

namespace Mockloop.Debrief.Tests.Interviews;

/// <summary>Steps the clock, hence an app of its own.</summary>
public sealed class DeadlineTests(DeadlineTests.SteppedApp app) : IClassFixture<DeadlineTests.SteppedApp>
{
    public sealed class SteppedApp : DebriefApp;

    [Fact]
    public async Task A_missing_card_is_chased_then_decided_without_and_said_so()
    {
        var loop = new PlayedLoop(app);
        var late = loop.Person("coding-interviewer");
        await app.TellAsync([.. loop.Opening(), await EndedNowAsync(loop, FakeTracks.Coding)]);
        await loop.SubmitAsync(FakeTracks.Coding, loop.Candidate);
        await app.AdvanceAsync(Duration.FromHours(13));
        (await loop.CardAsync(FakeTracks.Coding, late)).RemindedAt.ShouldNotBeNull();
        (await loop.DebriefAsync(FakeTracks.Coding)).Revealed.ShouldBeFalse();
        await app.AdvanceAsync(Duration.FromHours(12));
        var debrief = await loop.DebriefAsync(FakeTracks.Coding);
        debrief.Decision.ShouldBe(StageDecision.Advance);
        debrief.Cards.Single(c => c.Kind == CardKind.Interviewer).State.ShouldBe(CardState.Missing);
        debrief.Reason.ShouldContain("one card that missed the deadline");
        var card = await loop.CardAsync(FakeTracks.Coding, late);
        await app.As(late).SubmitCardAsync(new() { CardId = card.CardId, Content = PlayedLoop.Content(FakeTracks.Coding, 3) })
            .ShouldBeRefusedAsync(StatusCode.FailedPrecondition);
    }

    [Fact]
    public async Task Votes_that_miss_the_deadline_are_absent_and_the_decision_says_so()
    {
        var loop = await CommitteeAsync();
        await VoteAsync(loop, "hiring-manager", Recommendation.Yes);
        await app.AdvanceAsync(Duration.FromHours(49));
        var committee = await loop.CommitteeAsync(loop.Organizer);
        committee.Decision.Outcome.ShouldBe(LoopOutcome.Hire);
        committee.Decision.Reason.ShouldContain("Absent: ml-researcher, senior-tpm");
        await app.As(loop.Person("senior-tpm")).CastVoteAsync(new() { LoopId = loop.LoopId.ToString(), Vote = Recommendation.No })
            .ShouldBeRefusedAsync(StatusCode.FailedPrecondition);
    }

    [Fact]
    public async Task When_nobody_votes_simulated_panelists_do_and_are_labelled()
    {
        var loop = await CommitteeAsync();
        await app.AdvanceAsync(Duration.FromHours(49));
        var committee = await loop.CommitteeAsync(loop.Organizer);
        committee.Decision.Outcome.ShouldBe(LoopOutcome.Hire);
        committee.Chairs.ShouldAllBe(c => c.Simulated && c.Name == "Simulated panelist" && c.PersonId == "" && c.Vote == Recommendation.Yes);
    }

    [Fact]
    public async Task A_committee_that_says_nothing_goes_through_its_rounds_by_their_deadlines_and_is_chased()
    {
        var loop = await CommitteeAsync(FakeTracks.WithRounds);
        foreach (var role in FakeTracks.PanelRoles)
            await VoteAsync(loop, role, Recommendation.Yes);
        await app.AdvanceAsync(Duration.FromMinutes(31));
        (await loop.CommitteeAsync(loop.Organizer)).Chairs.ShouldAllBe(c => c.RemindedAt != null);
        foreach (var phase in new[] { CommitteePhase.Questions, CommitteePhase.Pushback, CommitteePhase.FinalVote })
        {
            await app.AdvanceAsync(Duration.FromMinutes(61));
            (await loop.CommitteeAsync(loop.Organizer)).Phase.ShouldBe(phase);
        }
        await app.AdvanceAsync(Duration.FromMinutes(61));
        var decided = await loop.CommitteeAsync(loop.Organizer);
        decided.Decision.Outcome.ShouldBe(LoopOutcome.Hire, "the first votes stand");
        (await app.Database.ScalarAsync<long>($"select count(*) from due_time where key = '{loop.LoopId}'")).ShouldBe(0);
    }

    async Task<PlayedLoop> CommitteeAsync(string track = FakeTracks.Hash)
    {
        var loop = new PlayedLoop(app, practice: false, FakeTracks.Leadership) { TrackHash = track };
        await app.TellAsync([.. loop.Opening(), await EndedNowAsync(loop, FakeTracks.Leadership)]);
        await loop.SubmitAllAsync(FakeTracks.Leadership);
        await app.SettledAsync();
        return loop;
    }

    async Task VoteAsync(PlayedLoop loop, string chair, Recommendation vote) =>
        await app.As(loop.Person(chair)).CastVoteAsync(new() { LoopId = loop.LoopId.ToString(), Vote = vote, Rationale = "as rated" });

    // Rounds end now in domain time, which other tests of this class have stepped forward.
    async Task<object> EndedNowAsync(PlayedLoop loop, string stage) =>
        loop.Ended(stage) with { EndedAt = (await app.NowAsync()).ToDateTimeOffset() };
}
