using Grpc.Core;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests.Interviews;

public sealed class StageDecisionTests(DebriefApp app)
{
    [Fact]
    public async Task A_judgment_flag_drops_the_candidate_and_ends_the_loop_in_one_transaction()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding)]);
        await loop.SubmitAsync(FakeTracks.Coding, loop.Candidate);
        await loop.SubmitAsync(FakeTracks.Coding, loop.Person("coding-interviewer"), PlayedLoop.Content(FakeTracks.Coding, 3, flag: true));
        var debrief = await loop.DebriefAsync(FakeTracks.Coding);
        debrief.Decision.ShouldBe(StageDecision.Drop);
        debrief.Reason.ShouldContain("Listed everything and chose nothing.");
        (await loop.DecisionAsync()).ShouldNotBeNull().Outcome.ShouldBe(LoopOutcome.Dropped);
        (await loop.PublishedAsync<StageDecided>()).ShouldBe(1);
        (await loop.PublishedAsync<LoopDecided>()).ShouldBe(1);
        (await app.Database.ScalarAsync<bool>(
            $"select i.xmin::text = l.xmin::text from interview i join loop l on l.id = i.loop_id where i.id = '{loop.Interview(FakeTracks.Coding)}'")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_candidates_own_flag_and_ratings_are_shown_and_never_counted()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding)]);
        await loop.SubmitAsync(FakeTracks.Coding, loop.Person("coding-interviewer"), PlayedLoop.Content(FakeTracks.Coding, 4));
        await loop.SubmitAsync(FakeTracks.Coding, loop.Candidate, PlayedLoop.Content(FakeTracks.Coding, 1, "I was lost", flag: true));
        var debrief = await loop.DebriefAsync(FakeTracks.Coding);
        debrief.Decision.ShouldBe(StageDecision.Advance);
        debrief.Reason.ShouldNotContain("I was lost");
        debrief.Cards.Single(c => c.Kind == CardKind.Self).Content.JudgmentFlag.ShouldBeTrue();
    }

    [Fact]
    public async Task In_practice_mode_the_would_be_drop_is_recorded_and_the_loop_goes_on()
    {
        var loop = new PlayedLoop(app, practice: true);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding)]);
        await loop.SubmitAllAsync(FakeTracks.Coding, PlayedLoop.Content(FakeTracks.Coding, 2, flag: true));
        (await loop.DebriefAsync(FakeTracks.Coding)).Decision.ShouldBe(StageDecision.WouldDropContinued);
        (await loop.DecisionAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Reviewers_who_all_say_strong_no_drop_and_evidence_is_quoted()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding),
            new SubmissionGraded(Guid.CreateVersion7(), loop.Interview(FakeTracks.Coding), loop.CohortId, loop.Candidate, 0, "StackLimit", 0, "too deep", "linear", null, null, PlayedLoop.Start)]);
        await loop.SubmitAllAsync(FakeTracks.Coding, PlayedLoop.Content(FakeTracks.Coding, 1, "recursed"));
        var debrief = await loop.DebriefAsync(FakeTracks.Coding);
        debrief.Decision.ShouldBe(StageDecision.Drop);
        debrief.Reason.ShouldContain("StackLimit");
        debrief.Reason.ShouldContain("“recursed”");
        debrief.Evidence.Single().Text.ShouldContain("claimed \"linear\"");
    }

    [Fact]
    public async Task Last_cards_at_the_same_moment_decide_once()
    {
        var loops = Enumerable.Range(0, 8).Select(_ => new PlayedLoop(app, practice: false, FakeTracks.Leadership)).ToList();
        await app.TellAsync(loops.SelectMany(l => (object[])[.. l.Opening(), l.Ended(FakeTracks.Leadership)]));
        var submissions = new List<(PlayedLoop Loop, Guid Author)>();
        foreach (var loop in loops)
            submissions.AddRange((await loop.DebriefAsync(FakeTracks.Leadership)).Cards.Select(c => (loop, Guid.Parse(c.AuthorId))));
        submissions.Count.ShouldBe(32);
        await Task.WhenAll(submissions.Select(s => s.Loop.SubmitAsync(FakeTracks.Leadership, s.Author)));
        await app.SettledAsync();
        foreach (var loop in loops)
        {
            (await loop.DebriefAsync(FakeTracks.Leadership)).Decision.ShouldBe(StageDecision.Advance);
            (await loop.PublishedAsync<StageDecided>()).ShouldBe(1);
            (await loop.CommitteeAsync(loop.Organizer)).Chairs.Count.ShouldBe(3);
        }
    }

    [Fact]
    public async Task Nobody_waits_for_who_was_not_there()
    {
        var loop = new PlayedLoop(app);
        var absent = loop.Person("senior-tpm");
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Leadership, absent)]);
        await loop.SubmitAllAsync(FakeTracks.Leadership);
        var debrief = await loop.DebriefAsync(FakeTracks.Leadership);
        debrief.Revealed.ShouldBeTrue();
        debrief.Cards.Count.ShouldBe(3);
        (await loop.CardAsync(FakeTracks.Leadership, absent)).State.ShouldBe(CardState.Void);
    }

    [Fact]
    public async Task After_a_missed_round_and_a_move_the_new_interviewer_owes_the_card()
    {
        var loop = new PlayedLoop(app);
        var (old, @new, interview) = (loop.Person("coding-interviewer"), loop.Person("stand-in"), loop.Interview(FakeTracks.Coding));
        await app.TellAsync([.. loop.Opening(), new NoShow(interview, interview, loop.CohortId, [old], true, PlayedLoop.Start, 2)]);
        (await loop.CardAsync(FakeTracks.Coding, old)).State.ShouldBe(CardState.Expected);
        await app.TellAsync(
            new InterviewMoved(interview, loop.CohortId, PlayedLoop.Start, PlayedLoop.Start.AddHours(1), [new BookedSeat(@new, "engineer", false)], 2),
            new RoundEnded(interview, interview, loop.CohortId, [@new, loop.Candidate], PlayedLoop.Start.AddHours(1), 3));
        (await app.As(old).ListMyCardsAsync(new())).Cards.ShouldBeEmpty();
        (await loop.CardAsync(FakeTracks.Coding, @new)).State.ShouldBe(CardState.Due);
    }

    [Fact]
    public async Task A_cancelled_interview_asks_for_no_cards()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), new InterviewCancelled(loop.Interview(FakeTracks.Coding), loop.LoopId, loop.CohortId, "ill", 2)]);
        (await loop.DebriefAsync(FakeTracks.Coding)).Cards.ShouldBeEmpty();
        (await loop.CardAsync(FakeTracks.Coding, loop.Candidate)).State.ShouldBe(CardState.Void);
    }

    [Fact]
    public async Task The_candidate_rates_an_interviewer_once_and_after_the_reveal()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding)]);
        var rating = new RateInterviewerRequest
        {
            InterviewId = loop.Interview(FakeTracks.Coding).ToString(),
            InterviewerId = loop.Person("coding-interviewer").ToString(),
            Clarity = 5,
            Fairness = 4,
            Preparedness = 3,
        };
        await app.As(loop.Candidate).RateInterviewerAsync(rating).ShouldBeRefusedAsync(StatusCode.FailedPrecondition);
        await loop.SubmitAllAsync(FakeTracks.Coding);
        await app.As(loop.Organizer).RateInterviewerAsync(rating).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await app.As(loop.Candidate).RateInterviewerAsync(new(rating) { Fairness = 6 }).ShouldBeRefusedAsync(StatusCode.InvalidArgument);
        await app.As(loop.Candidate).RateInterviewerAsync(rating);
        await app.As(loop.Candidate).RateInterviewerAsync(rating).ShouldBeRefusedAsync(StatusCode.AlreadyExists);
        (await app.Database.ScalarAsync<long>(
            $"select count(*) from outbox_message where type like '%InterviewerRated' and payload like '%{rating.InterviewId}%'")).ShouldBe(1);
    }
}
