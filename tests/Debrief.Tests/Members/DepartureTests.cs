using Grpc.Core;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Debrief.Tests.Members;

public sealed class DepartureTests(DebriefApp app)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_candidate_who_leaves_ends_the_loop_as_withdrawn_whatever_came_first(bool withdrewFirst)
    {
        var loop = new PlayedLoop(app);
        object[] withdrew = [new MemberWithdrew(loop.CohortId, loop.Candidate, 2)];
        object[] opening = [.. loop.Opening(), loop.Ended(FakeTracks.Coding)];
        await app.TellAsync(withdrewFirst ? withdrew : opening);
        await app.TellAsync(withdrewFirst ? opening : withdrew);
        (await loop.DecisionAsync()).ShouldNotBeNull().Outcome.ShouldBe(LoopOutcome.Withdrawn);
        (await loop.PublishedAsync<LoopDecided>()).ShouldBe(1);
        (await loop.CardAsync(FakeTracks.Coding, loop.Person("coding-interviewer"))).State.ShouldBe(CardState.Void);
        (await app.Database.ScalarAsync<long>($"select count(*) from due_time where key = '{loop.Interview(FakeTracks.Coding)}'")).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_waits_for_the_card_of_an_interviewer_who_left()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Leadership)]);
        foreach (var author in new[] { loop.Candidate, loop.Person("hiring-manager"), loop.Person("ml-researcher") })
            await loop.SubmitAsync(FakeTracks.Leadership, author);
        (await loop.DebriefAsync(FakeTracks.Leadership)).Revealed.ShouldBeFalse();
        await app.TellAsync(new MemberWithdrew(loop.CohortId, loop.Person("senior-tpm"), 2));
        (await loop.DebriefAsync(FakeTracks.Leadership)).Decision.ShouldBe(StageDecision.Advance);
    }

    [Fact]
    public async Task Who_left_the_cohort_reads_nothing_of_others_there_any_more()
    {
        var loop = new PlayedLoop(app);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding)]);
        await loop.SubmitAllAsync(FakeTracks.Coding);
        var interviewer = loop.Person("coding-interviewer");
        var (own, others) = (await loop.CardAsync(FakeTracks.Coding, interviewer), await loop.CardAsync(FakeTracks.Coding, loop.Candidate));
        (await app.As(interviewer).GetCardAsync(new() { CardId = others.CardId })).Content.ShouldNotBeNull();

        await app.TellAsync(new MemberWithdrew(loop.CohortId, interviewer, 2));

        await app.As(interviewer).GetCardAsync(new() { CardId = others.CardId }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        await app.As(interviewer).GetStageDebriefAsync(new() { InterviewId = own.InterviewId }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        (await app.As(interviewer).GetCardAsync(new() { CardId = own.CardId })).Content.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_erased_candidate_is_found_nowhere_and_scores_stay()
    {
        var loop = new PlayedLoop(app);
        var submission = Guid.CreateVersion7();
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding), loop.Ended(FakeTracks.Leadership),
            new SubmissionGraded(submission, loop.Interview(FakeTracks.Coding), loop.CohortId, loop.Candidate, 0, "Accepted", 1, "ok", "planted-claim", null, null, PlayedLoop.Start)]);
        await loop.SubmitAllAsync(FakeTracks.Coding, PlayedLoop.Content(FakeTracks.Coding, 3, "planted-note"));
        await app.TellAsync(new PersonErased(loop.Candidate));
        // Late and repeated news meets the alias.
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding), new PersonErased(loop.Candidate)]);
        string[] tables = ["loop", "interview", "card", "card_read", "chair", "departure", "interviewer_rating", "evidence", "card_amendment",
            "committee", "committee_statement", "change_of_mind", "recusal", "phrase"];
        foreach (var table in tables)
            (await app.Database.ScalarAsync<long>(
                $"select count(*) from {table} t where t::text like '%{loop.Candidate}%' or (t::text like '%planted-%' and t::text like '%{loop.Interview(FakeTracks.Coding)}%')")).ShouldBe(0, table);
        (await app.Database.ScalarAsync<long>(
            $"select count(*) from card where interview_id = '{loop.Interview(FakeTracks.Coding)}' and content->'ratings'->0->>'score' = '3'")).ShouldBe(2);
        (await loop.DecisionAsync()).ShouldNotBeNull().Outcome.ShouldBe(LoopOutcome.Withdrawn);
    }

    [Fact]
    public async Task What_a_committee_said_of_an_erased_candidate_is_gone_and_its_votes_stay()
    {
        const string planted = "zinnia-under-the-causeway";
        var loop = new PlayedLoop(app, practice: false, FakeTracks.Leadership) { TrackHash = FakeTracks.WithRounds };
        await DecideWithAsync(loop, planted);
        string[] tables = ["card", "card_amendment", "interview", "loop", "committee", "chair", "committee_statement", "change_of_mind", "recusal", "phrase"];
        Task<long> HoldAsync(string table) => app.Database.ScalarAsync<long>($"select count(*) from {table} t where t::text like '%{planted}%'");
        foreach (var table in tables)
            (await HoldAsync(table)).ShouldBeGreaterThan(0, $"{table} before");

        await app.TellAsync(new PersonErased(loop.Candidate));

        foreach (var table in tables)
            (await HoldAsync(table)).ShouldBe(0, table);
        var senior = app.As(loop.Person("senior-tpm"));
        var own = (await senior.ListMyCardsAsync(new())).Cards.Single(c => c.InterviewId == $"{loop.Interview(FakeTracks.Leadership)}");
        (await senior.AmendCardAsync(new() { CardId = own.CardId, Content = PlayedLoop.Content(FakeTracks.Leadership, 2, planted), Etag = own.Etag })
            .ShouldBeRefusedAsync(StatusCode.FailedPrecondition)).ShouldContain("emptied");
        (await app.Database.ScalarAsync<long>($"select count(*) from chair where loop_id = '{loop.LoopId}' and vote is not null and stance is not null")).ShouldBe(3);
        (await app.Database.ScalarAsync<string>($"select decision->>'hire' from committee where loop_id = '{loop.LoopId}'")).ShouldBe("true");
    }

    // Words wherever a committee leaves some, and in a card that was changed after the reveal.
    async Task DecideWithAsync(PlayedLoop loop, string words)
    {
        var id = $"{loop.LoopId}";
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Leadership)]);
        await loop.SubmitAllAsync(FakeTracks.Leadership, PlayedLoop.Content(FakeTracks.Leadership, 3, words));
        await app.SettledAsync();
        foreach (var role in FakeTracks.PanelRoles)
            await app.As(loop.Person(role)).CastVoteAsync(new() { LoopId = id, Vote = Recommendation.Yes, Rationale = words });
        await app.As(loop.Person("ml-researcher")).RecuseAsync(new() { LoopId = id, Reason = words });
        var (one, other) = (app.As(loop.Person("hiring-manager")), app.As(loop.Person("senior-tpm")));
        await one.ChangeMindAsync(new() { LoopId = id, To = Recommendation.StrongYes, Reason = words });
        foreach (var chair in new[] { one, other, one, other, one, other })
            await chair.SpeakAsync(new() { LoopId = id, Done = true });
        foreach (var chair in new[] { one, other })
            await chair.CastFinalVoteAsync(new() { LoopId = id, Vote = Recommendation.StrongYes, Rationale = words });
        await app.Database.ScalarAsync<int>($"insert into phrase (loop_id, number, text, model, refused, at) values ('{id}', 0, '{words}', 'm', '', now()) returning 1");
        var card = await loop.CardAsync(FakeTracks.Leadership, loop.Person("senior-tpm"));
        var change = PlayedLoop.Content(FakeTracks.Leadership, 2);
        change.Evidence.Add(new EvidenceNote { Text = words, Kind = "minute", Minute = 3 });
        await app.As(loop.Person("senior-tpm")).AmendCardAsync(new() { CardId = card.CardId, Content = change, Etag = card.Etag });
    }
}
