using Mockloop.Contracts.Questions;

namespace Mockloop.Debrief.Tests.Interviews;

/// <summary>What a submission that was judged again leaves behind as evidence.</summary>
public sealed class RejudgedEvidenceTests(DebriefApp app)
{
    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 0, 2)]
    public async Task The_latest_judging_counts_once_at_its_place_in_the_round_in_whatever_order_they_come(params int[] order)
    {
        var loop = new PlayedLoop(app);
        var submission = loop.Person("submission");
        string[] verdicts = ["TimeLimit", "DoesNotScale", "Accepted"];
        SubmissionGraded Judged(int rejudge) => new(submission, loop.Interview(FakeTracks.Coding), loop.CohortId, loop.Candidate, rejudge,
            verdicts[rejudge], 0, "in words", "linear", "n log k", "k", PlayedLoop.Start.AddMinutes(5).AddDays(rejudge * 7));
        var hint = new HintTaken(loop.Interview(FakeTracks.Coding), loop.CohortId, loop.Candidate, 1, PlayedLoop.Start.AddMinutes(9));

        await app.TellAsync([.. loop.Opening(), hint, .. order.SelectMany(o => new[] { Judged(o), Judged(o) }), loop.Ended(FakeTracks.Coding)]);

        var evidence = (await loop.DebriefAsync(FakeTracks.Coding)).Evidence;
        evidence.Select(e => (e.Kind, e.Verdict)).ShouldBe([("submission", "Accepted"), ("hint", "")]);
        evidence[0].Text.ShouldBe("Accepted: in words (judged again, claimed \"linear\", measured time n log k, memory k)");
    }
}
