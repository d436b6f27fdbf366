using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;

namespace Mockloop.Scheduling.Tests.Loops;

/// <summary>What other services say of a loop.</summary>
static class LoopNews
{
    public static RoundEnded Ended(Loop loop, int stage)
    {
        var interview = loop.Interviews[stage];
        return new(RoundOf(interview), Guid.Parse(interview.InterviewId), Guid.Parse(loop.CohortId),
            [.. interview.Seats.Select(s => Guid.Parse(s.PersonId)).Append(Guid.Parse(loop.CandidateId))], interview.End.ToDateTimeOffset(), 3);
    }

    public static StageDecided Dropped(Loop loop, int stage) => Stage(loop, stage, "Drop");

    public static StageDecided Advanced(Loop loop, int stage) => Stage(loop, stage, "Advance");

    static StageDecided Stage(Loop loop, int stage, string decision) => new(Guid.Parse(loop.LoopId), Guid.Parse(loop.Interviews[stage].InterviewId),
        Guid.Parse(loop.CohortId), Guid.Parse(loop.CandidateId), loop.Interviews[stage].StageId, decision, "A flag.", 1);

    public static LoopDecided Decided(Loop loop, string outcome) =>
        new(Guid.Parse(loop.LoopId), Guid.Parse(loop.CohortId), Guid.Parse(loop.CandidateId), outcome, 1);

    // One round per interview here, so its id can follow from the interview's.
    static Guid RoundOf(Interview interview) => new([.. Guid.Parse(interview.InterviewId).ToByteArray().Reverse()]);
}
