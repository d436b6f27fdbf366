using Mockloop.Grading.Engine;
using Mockloop.Grading.Engine.Judging.Validation;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Tests.Judging;

public sealed class BlameTests
{
    static readonly (Verdict, string) Crash = (Verdict.RuntimeError, "crashed"), Slow = (Verdict.TimeLimit, "slow"), Stuck = (Verdict.WallLimit, "stuck");

    [Fact]
    public void Accepted_by_an_interactor_that_ended_first_or_last()
    {
        Blame.Of(new() { Interactor = 42 }).ShouldBeNull();
        Blame.Of(new() { Interactor = 42, InteractorFirst = true }).ShouldBeNull();
    }

    [Fact]
    public void A_wrong_word_is_the_submissions_whatever_becomes_of_it_then()
    {
        Of(new() { Interactor = 43, InteractorFirst = true }).ShouldBe(Verdict.WrongAnswer);
        Of(new() { Interactor = 43, InteractorFirst = true, Lingered = true }).ShouldBe(Verdict.InvalidInteraction);
        Of(new() { Interactor = 43, InteractorFirst = true, Submission = Crash }).ShouldBe(Verdict.InvalidInteraction);
    }

    [Fact]
    public void A_submission_that_ended_badly_before_the_interactor_judged_is_blamed_for_that()
    {
        Of(new() { Interactor = 43, Submission = Crash }).ShouldBe(Verdict.RuntimeError);
        Of(new() { Interactor = 43, Submission = Slow }).ShouldBe(Verdict.TimeLimit);
        Of(new() { Interactor = 1, Submission = Crash }).ShouldBe(Verdict.RuntimeError, "an interactor may stumble over the silence that follows");
        Of(new() { Interactor = 43 }).ShouldBe(Verdict.WrongAnswer);
    }

    [Fact]
    public void An_accepted_dialogue_does_not_excuse_what_comes_after_it()
    {
        Of(new() { Interactor = 42, InteractorFirst = true, Submission = Slow }).ShouldBe(Verdict.TimeLimit);
        Of(new() { Interactor = 42, InteractorFirst = true, Submission = Crash }).ShouldBe(Verdict.RuntimeError);
    }

    [Fact]
    public void An_interactor_that_fails_is_to_blame_itself()
    {
        Of(new() { Interactor = 1 }).ShouldBe(Verdict.CheckerFailed);
        Of(new() { Interactor = 0, InteractorFirst = true, Submission = Crash }).ShouldBe(Verdict.CheckerFailed);
        Of(new() { InteractorBroke = BrokenLimits.Memory }).ShouldBe(Verdict.CheckerFailed);
        Of(new() { Interactor = 43, Submission = Stuck, InteractorSilent = true }).ShouldBe(Verdict.CheckerFailed);
        Of(new() { Interactor = 43, Submission = Stuck }).ShouldBe(Verdict.WallLimit);
    }

    static Verdict? Of(DialogueEnd end) => Blame.Of(end)?.Verdict;
}
