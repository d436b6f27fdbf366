using Grpc.Core;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;

namespace Mockloop.Debrief.Tests.Cards;

public sealed class EvidenceNoteTests(DebriefApp app)
{
    async Task<(PlayedLoop Loop, Card Card, Guid Submission)> HeldAsync()
    {
        var (loop, submission) = (new PlayedLoop(app), Guid.CreateVersion7());
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Coding),
            new HintTaken(loop.Interview(FakeTracks.Coding), loop.CohortId, loop.Candidate, 1, PlayedLoop.Start),
            new SubmissionGraded(submission, loop.Interview(FakeTracks.Coding), loop.CohortId, loop.Candidate, 0, "Accepted", 1, "ok", "linear", null, null, PlayedLoop.Start)]);
        return (loop, await loop.CardAsync(FakeTracks.Coding, loop.Person("coding-interviewer")), submission);
    }

    [Fact]
    public async Task Notes_are_tied_to_a_submission_a_hint_or_a_minute_and_come_back_after_the_reveal()
    {
        var (loop, card, submission) = await HeldAsync();
        var content = PlayedLoop.Content(FakeTracks.Coding, 3);
        content.Evidence.Add(new EvidenceNote { SignalId = "memory", Text = "kept one batch", Kind = "submission", RefId = $"{submission}" });
        content.Evidence.Add(new EvidenceNote { Text = "needed the hint to start", Kind = "hint", RefId = "1" });
        content.Evidence.Add(new EvidenceNote { SignalId = "incremental", Text = "said what comes first", Kind = "minute", Minute = 4 });
        var author = app.As(Guid.Parse(card.AuthorId));
        var submitted = await author.SubmitCardAsync(new() { CardId = card.CardId, Content = content });
        await loop.SubmitAsync(FakeTracks.Coding, loop.Candidate);
        var seen = await app.As(loop.Candidate).GetCardAsync(new() { CardId = card.CardId });
        seen.Content.Evidence.ShouldBe(content.Evidence);
        seen.CanonicalContent.ShouldContain("\"minute\":4");
        (await app.As(loop.Candidate).VerifyCardAsync(new() { CardId = card.CardId, Commitment = submitted.Commitment })).Holds.ShouldBeTrue();
    }

    [Fact]
    public async Task A_note_on_something_that_did_not_happen_is_refused_by_name()
    {
        var (_, card, _) = await HeldAsync();
        var content = PlayedLoop.Content(FakeTracks.Coding, 3);
        content.Evidence.Add(new EvidenceNote { Text = "seen", Kind = "submission", RefId = $"{Guid.CreateVersion7()}" });
        content.Evidence.Add(new EvidenceNote { SignalId = "charm", Text = "seen", Kind = "hint", RefId = "2" });
        content.Evidence.Add(new EvidenceNote { Kind = "rumour" });
        var author = app.As(Guid.Parse(card.AuthorId));
        var said = await author.SubmitCardAsync(new() { CardId = card.CardId, Content = content }).ShouldBeRefusedAsync(StatusCode.InvalidArgument);
        foreach (var part in new[] { "content.evidence[0].ref_id", "content.evidence[1].signal_id", "content.evidence[1].ref_id", "content.evidence[2].text", "content.evidence[2].kind" })
            said.ShouldContain(part);
        content.Evidence.Clear();
        content.Evidence.Add(new EvidenceNote { Text = "seen", Kind = "minute", Minute = 601 });
        (await author.SaveCardAsync(new() { CardId = card.CardId, Content = content }).ShouldBeRefusedAsync(StatusCode.InvalidArgument)).ShouldContain("content.evidence[0].minute");
    }

    [Fact]
    public async Task Words_beside_a_signal_that_was_not_observed_are_refused_and_not_lost()
    {
        var (_, card, _) = await HeldAsync();
        var content = PlayedLoop.Content(FakeTracks.Coding, 3);
        content.Ratings[1] = new Rating { SignalId = "memory", NotObserved = true, Note = "spoke of it once" };
        var author = app.As(Guid.Parse(card.AuthorId));
        foreach (var call in new Func<AsyncUnaryCall<Card>>[] { () => author.SaveCardAsync(new() { CardId = card.CardId, Content = content }), () => author.SubmitCardAsync(new() { CardId = card.CardId, Content = content }) })
        {
            var said = await call().ShouldBeRefusedAsync(StatusCode.InvalidArgument);
            said.ShouldContain("content.ratings[1].note");
            said.ShouldNotContain("spoke of it once", customMessage: "a sealed text is in no error");
        }
        content.Ratings[1].Note = " ";
        (await author.SubmitCardAsync(new() { CardId = card.CardId, Content = content })).State.ShouldBe(CardState.Submitted);
    }

    [Fact]
    public async Task What_nobody_observed_is_no_score_and_shows_as_a_gap()
    {
        var loop = new PlayedLoop(app, practice: false, FakeTracks.Leadership);
        await app.TellAsync([.. loop.Opening(), loop.Ended(FakeTracks.Leadership)]);
        foreach (var (i, role) in FakeTracks.PanelRoles.Index())
        {
            var content = PlayedLoop.Content(FakeTracks.Leadership, i + 2);
            content.Ratings[1] = new Rating { SignalId = "persuasion", NotObserved = true };
            await loop.SubmitAsync(FakeTracks.Leadership, loop.Person(role), content);
        }
        await loop.SubmitAsync(FakeTracks.Leadership, loop.Candidate);
        var debrief = await loop.DebriefAsync(FakeTracks.Leadership);
        debrief.Signals.Select(s => (s.SignalId, s.Ratings, s.NotObserved, s.Lowest, s.Highest, s.Spread, s.Agreement))
            .ShouldBe([("ownership", 3, 0, 2, 4, 2, 0.0), ("persuasion", 0, 3, 0, 0, 0, 0.0)]);
        (debrief.Signals[0].HasAgreement, debrief.Signals[1].HasAgreement).ShouldBe((true, false));
        debrief.Gaps.ShouldBe(["Nobody rated Signal persuasion."]);
        debrief.Reason.ShouldContain("Nobody rated Signal persuasion.");
    }
}
