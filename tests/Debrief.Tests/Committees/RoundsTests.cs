using System.Net;
using System.Net.Http.Json;
using Grpc.Core;
using Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Tests.Committees;

public sealed class RoundsTests(DebriefApp app)
{
    const string Planted = "zebra crossing at noon";

    static readonly (string Path, object Body)[] Bodies =
    [
        ("statements", new { kind = "STATEMENT_KIND_QUESTION", text = "Was it measured?" }), ("changes", new { to = "RECOMMENDATION_NO" }),
        ("final-votes", new { vote = "RECOMMENDATION_NO" }), ("recusals", new { reason = "a friend" }),
    ];

    async Task<PlayedLoop> OpenAsync(string track = FakeTracks.WithRounds, params string[] simulated)
    {
        var loop = new PlayedLoop(app, practice: false, FakeTracks.Leadership) { TrackHash = track };
        var absent = simulated.Select(loop.Person).ToArray();
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Leadership, absent)]);
        await loop.SubmitAllAsync(FakeTracks.Leadership);
        await app.SettledAsync();
        return loop;
    }

    Task<Committee> VoteAsync(PlayedLoop loop, string role, Recommendation vote, string why = "as the packet says") =>
        app.As(loop.Person(role)).CastVoteAsync(new() { LoopId = $"{loop.LoopId}", Vote = vote, Rationale = why }).ResponseAsync;

    Task<Committee> SpeakAsync(PlayedLoop loop, string role, SpeakRequest request)
    {
        request.LoopId = $"{loop.LoopId}";
        return app.As(loop.Person(role)).SpeakAsync(request).ResponseAsync;
    }

    async Task FinishAsync(PlayedLoop loop, params string[] roles)
    {
        foreach (var role in roles)
            await SpeakAsync(loop, role, new() { Done = true });
    }

    static async Task<EvidenceLink> LinkAsync(PlayedLoop loop, DebriefApp app)
    {
        var card = (await app.As(loop.Organizer).GetCommitteeAsync(new() { LoopId = $"{loop.LoopId}" })).Packet[0].Cards.First(c => c.Kind == CardKind.Interviewer);
        return new EvidenceLink { InterviewId = card.InterviewId, Kind = "card", RefId = card.CardId, Quote = "said what comes first" };
    }

    [Fact]
    public async Task Votes_open_for_the_rounds_and_the_decision_tells_who_moved_whom()
    {
        var loop = await OpenAsync();
        await VoteAsync(loop, "hiring-manager", Recommendation.No, Planted);
        await VoteAsync(loop, "senior-tpm", Recommendation.Yes);
        foreach (var viewer in new[] { loop.Organizer, loop.Person("ml-researcher"), loop.Person("senior-tpm") })
            (await app.Rest(viewer).GetStringAsync($"/v1/loops/{loop.LoopId}/committee")).ShouldNotContain(Planted);
        var open = await VoteAsync(loop, "ml-researcher", Recommendation.Yes);
        (open.Phase, open.Decision).ShouldBe((CommitteePhase.Evidence, null));
        open.Chairs[0].ShouldSatisfyAllConditions(c => c.Rationale.ShouldBe(Planted), c => c.Vote.ShouldBe(Recommendation.No), c => c.Owes.ShouldBeTrue());

        var link = await LinkAsync(loop, app);
        await SpeakAsync(loop, "senior-tpm", new() { Kind = StatementKind.StrongestFor, Text = "Look at this.", SignalId = "ownership", Evidence = { link }, Done = true });
        await FinishAsync(loop, "hiring-manager", "ml-researcher");
        await app.As(loop.Person("hiring-manager")).ChangeMindAsync(new() { LoopId = $"{loop.LoopId}", To = Recommendation.Yes, MovedBy = 1, Reason = "I had overlooked it" });
        await SpeakAsync(loop, "ml-researcher", new() { Kind = StatementKind.Question, Text = "Was it measured?" });
        await FinishAsync(loop, FakeTracks.PanelRoles);
        await FinishAsync(loop, FakeTracks.PanelRoles);
        foreach (var role in FakeTracks.PanelRoles)
            await app.As(loop.Person(role)).CastFinalVoteAsync(new() { LoopId = $"{loop.LoopId}", Vote = Recommendation.Yes, Rationale = "final" });

        var decided = await loop.CommitteeAsync(loop.Candidate);
        (decided.Phase, decided.Decision.Outcome).ShouldBe((CommitteePhase.Decided, LoopOutcome.Hire));
        decided.Changes.Single().ShouldSatisfyAllConditions(
            c => c.Role.ShouldBe("hiring-manager"), c => c.MovedByRole.ShouldBe("senior-tpm"), c => c.From.ShouldBe(Recommendation.No));
        decided.Chairs[0].ShouldSatisfyAllConditions(c => c.FirstVote.ShouldBe(Recommendation.No), c => c.Vote.ShouldBe(Recommendation.Yes), c => c.FinalRationale.ShouldBe("final"));
        decided.Decision.Reason.ShouldContain("hiring-manager went from No to Yes, moved by senior-tpm.");
        decided.Decision.ButWhat.ShouldContain("said what comes first");
        decided.Decision.Evidence.ShouldContain(e => e.Kind == "card" && e.Quote == "said what comes first");
        (await loop.PublishedAsync<LoopDecided>()).ShouldBe(1);
    }

    [Fact]
    public async Task Only_chairs_that_voted_speak_and_what_they_link_must_be_in_the_packet()
    {
        var loop = await OpenAsync();
        SpeakRequest Say() => new() { LoopId = $"{loop.LoopId}", Kind = StatementKind.StrongestFor, Text = "This.", Evidence = { new EvidenceLink { InterviewId = $"{loop.Interview(FakeTracks.Leadership)}", Kind = "card", RefId = $"{Guid.CreateVersion7()}" } } };
        foreach (var other in new[] { loop.Organizer, loop.Candidate, loop.Person("stranger") })
        {
            await app.As(other, "admin").SpeakAsync(Say()).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
            await app.As(other, "admin").ChangeMindAsync(new() { LoopId = $"{loop.LoopId}", To = Recommendation.No }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
            await app.As(other, "admin").CastFinalVoteAsync(new() { LoopId = $"{loop.LoopId}", Vote = Recommendation.No }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
            await app.As(other, "admin").RecuseAsync(new() { LoopId = $"{loop.LoopId}" }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
            foreach (var (path, body) in Bodies)
                (await app.Rest(other).PostAsJsonAsync($"/v1/loops/{loop.LoopId}/committee/{path}", body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }
        await app.As(loop.Person("senior-tpm")).SpeakAsync(Say()).ShouldBeRefusedAsync(StatusCode.FailedPrecondition);
        foreach (var role in FakeTracks.PanelRoles)
            await VoteAsync(loop, role, Recommendation.Yes);
        var chair = app.As(loop.Person("senior-tpm"));
        (await chair.SpeakAsync(Say()).ShouldBeRefusedAsync(StatusCode.InvalidArgument)).ShouldContain("evidence[0]");
        (await chair.SpeakAsync(new() { LoopId = $"{loop.LoopId}" }).ShouldBeRefusedAsync(StatusCode.InvalidArgument)).ShouldContain("kind");
        (await chair.ChangeMindAsync(new() { LoopId = $"{loop.LoopId}", To = Recommendation.No, MovedBy = 7 }).ShouldBeRefusedAsync(StatusCode.InvalidArgument)).ShouldContain("moved_by");
        await chair.CastVoteAsync(new() { LoopId = $"{loop.LoopId}", Vote = Recommendation.No }).ShouldBeRefusedAsync(StatusCode.AlreadyExists);
        await chair.CastFinalVoteAsync(new() { LoopId = $"{loop.LoopId}", Vote = Recommendation.No }).ShouldBeRefusedAsync(StatusCode.FailedPrecondition);
    }

    [Fact]
    public async Task A_simulated_panelist_speaks_labelled_and_a_person_takes_its_chair_mid_way()
    {
        var loop = await OpenAsync(FakeTracks.WithRounds, "ml-researcher");
        var newcomer = loop.Person("newcomer");
        app.People.Attest(loop.CohortId, "leadership:ml-researcher", newcomer, loop.Candidate);
        await VoteAsync(loop, "hiring-manager", Recommendation.Yes);
        var open = await VoteAsync(loop, "senior-tpm", Recommendation.Yes);
        open.Chairs[2].ShouldSatisfyAllConditions(c => c.Simulated.ShouldBeTrue(), c => c.Name.ShouldBe("Simulated panelist"));
        open.Statements.ShouldNotBeEmpty();
        open.Statements.ShouldAllBe(s => s.Simulated && s.PersonId == "" && s.Role == "ml-researcher");
        open.Statements[0].Text.ShouldContain("said what comes first");

        var seat = new SeatPanelistRequest { LoopId = $"{loop.LoopId}", Role = "ml-researcher", PersonId = $"{newcomer}" };
        foreach (var other in new[] { loop.Candidate, loop.Person("senior-tpm"), newcomer })
            await app.As(other, "admin").SeatPanelistAsync(seat).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        var organizer = app.As(loop.Organizer);
        (await organizer.SeatPanelistAsync(new(seat) { PersonId = $"{loop.Person("nobody")}" }).ShouldBeRefusedAsync(StatusCode.InvalidArgument)).ShouldContain("person_id");
        (await organizer.SeatPanelistAsync(new(seat) { Role = "judge" }).ShouldBeRefusedAsync(StatusCode.InvalidArgument)).ShouldContain("role");
        await organizer.SeatPanelistAsync(new(seat) { PersonId = $"{loop.Candidate}" }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        var seated = await organizer.SeatPanelistAsync(seat);
        seated.Chairs[2].ShouldSatisfyAllConditions(c => c.Simulated.ShouldBeFalse(), c => c.PersonId.ShouldBe($"{newcomer}"), c => c.Voted.ShouldBeFalse());
        seated.Statements.ShouldAllBe(s => s.Struck);

        var blind = await loop.CommitteeAsync(newcomer);
        (blind.Statements.Count, blind.Chairs[0].Vote, blind.Packet.Count).ShouldBe((0, Recommendation.Unspecified, 1));
        (await VoteAsync(loop, "newcomer", Recommendation.No)).Chairs[0].Vote.ShouldBe(Recommendation.Yes);
        (await app.Rest(loop.Organizer).PostAsJsonAsync($"/v1/loops/{loop.LoopId}/committee/seats", new { role = "ml-researcher", personId = newcomer })).StatusCode
            .ShouldBe(HttpStatusCode.Conflict, "held by a person now");
    }

    [Fact]
    public async Task An_organizer_takes_a_chair_while_votes_are_sealed_and_not_once_they_are_open()
    {
        var (early, late) = (await OpenAsync(FakeTracks.WithRounds, "ml-researcher"), await OpenAsync(FakeTracks.WithRounds, "ml-researcher"));
        SeatPanelistRequest Seat(PlayedLoop loop, Guid person) => new() { LoopId = $"{loop.LoopId}", Role = "ml-researcher", PersonId = $"{person}" };
        foreach (var loop in new[] { early, late })
        {
            await app.TellAsync(loop.Member("second-organizer", "Organizer"));
            app.People.Attest(loop.CohortId, "leadership:ml-researcher", loop.Organizer, loop.Person("second-organizer"), loop.Person("newcomer"));
            await VoteAsync(loop, "hiring-manager", Recommendation.No, Planted);
        }
        await app.As(early.Organizer).SeatPanelistAsync(Seat(early, early.Organizer));
        var blind = await VoteAsync(early, "senior-tpm", Recommendation.Yes);
        blind.Phase.ShouldBe(CommitteePhase.FirstVote, "the organizer's vote is waited for");
        (await early.CommitteeAsync(early.Organizer)).ToString().ShouldNotContain(Planted);

        await VoteAsync(late, "senior-tpm", Recommendation.Yes);
        (await late.CommitteeAsync(late.Organizer)).ToString().ShouldContain(Planted);
        foreach (var organizer in new[] { late.Organizer, late.Person("second-organizer") })
            (await app.As(late.Organizer).SeatPanelistAsync(Seat(late, organizer)).ShouldBeRefusedAsync(StatusCode.FailedPrecondition))
                .ShouldContain("a first vote is cast without knowing the others'");
        (await app.As(late.Organizer).SeatPanelistAsync(Seat(late, late.Person("newcomer")))).Chairs[2].PersonId.ShouldBe($"{late.Person("newcomer")}");
    }

    [Fact]
    public async Task Who_steps_back_is_counted_nowhere_and_reads_no_more()
    {
        var loop = await OpenAsync();
        foreach (var role in FakeTracks.PanelRoles)
            await VoteAsync(loop, role, Recommendation.No, role == "senior-tpm" ? Planted : "");
        await app.As(loop.Person("senior-tpm")).RecuseAsync(new() { LoopId = $"{loop.LoopId}", Reason = "we worked together" });
        await app.As(loop.Person("senior-tpm")).GetCommitteeAsync(new() { LoopId = $"{loop.LoopId}" }).ShouldBeRefusedAsync(StatusCode.PermissionDenied);
        var left = await loop.CommitteeAsync(loop.Organizer);
        left.Recusals.Single().Reason.ShouldBe("we worked together");
        left.Chairs[1].ShouldSatisfyAllConditions(c => c.Simulated.ShouldBeTrue(), c => c.Vote.ShouldBe(Recommendation.Yes));
        left.ToString().ShouldNotContain(Planted);
        foreach (var role in new[] { "hiring-manager", "ml-researcher" })
            await app.As(loop.Person(role)).RecuseAsync(new() { LoopId = $"{loop.LoopId}" });
        var decided = await loop.CommitteeAsync(loop.Organizer);
        decided.Decision.ShouldSatisfyAllConditions(
            d => d.Outcome.ShouldBe(LoopOutcome.Hire), d => d.SimulatedVotes.ShouldBe(3), d => d.WithoutSimulated.ShouldBe(LoopOutcome.Unspecified));
        decided.Recusals.ShouldContain(r => r.Reason == "we worked together");
        var judged = await loop.CommitteeAsync(loop.Candidate);
        judged.Recusals.Select(r => (r.Role, r.Reason)).ShouldBe([("senior-tpm", ""), ("hiring-manager", ""), ("ml-researcher", "")]);
        judged.ToString().ShouldNotContain("we worked together");
        (await app.Rest(loop.Candidate).GetStringAsync($"/v1/loops/{loop.LoopId}/committee")).ShouldNotContain("we worked together");
        (await loop.PublishedAsync<LoopDecided>()).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_hired_without_the_bar_raiser_and_the_simulated_votes_effect_is_told()
    {
        var loop = await OpenAsync(FakeTracks.WithBarRaiser, "ml-researcher");
        await VoteAsync(loop, "hiring-manager", Recommendation.Yes);
        await VoteAsync(loop, "senior-tpm", Recommendation.Mixed);
        foreach (var _ in Enumerable.Range(0, 3))
            await FinishAsync(loop, "hiring-manager", "senior-tpm");
        await app.As(loop.Person("hiring-manager")).CastFinalVoteAsync(new() { LoopId = $"{loop.LoopId}", Vote = Recommendation.Yes });
        var decided = await app.As(loop.Person("senior-tpm")).CastFinalVoteAsync(new() { LoopId = $"{loop.LoopId}", Vote = Recommendation.Mixed });
        decided.Decision.Outcome.ShouldBe(LoopOutcome.NoHire);
        decided.Decision.Reason.ShouldContain("There is no hire without senior-tpm");
        (decided.Decision.SimulatedVotes, decided.Decision.WithoutSimulated).ShouldBe((1, LoopOutcome.NoHire));
        decided.Chairs[1].Power.ShouldBe("bar-raiser");
    }
}
