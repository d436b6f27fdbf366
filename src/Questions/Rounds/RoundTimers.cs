using Mockloop.Questions.Data;

namespace Mockloop.Questions.Rounds;

/// <summary>The due times of a round. Whoever they wake looks at the round's state, so an old one does no harm.</summary>
static class RoundTimers
{
    public const string Open = "round-open";
    public const string NoShow = "round-no-show";
    public const string End = "round-end";

    public static void ScheduleRound(this QuestionsDb db, Round round)
    {
        db.Schedule(Open, round.InterviewId, round.Start);
        db.Schedule(NoShow, round.InterviewId, round.Start + round.Grace);
        db.Schedule(End, round.InterviewId, round.End);
    }

    public static async Task UnscheduleRoundAsync(this QuestionsDb db, Guid interviewId, CancellationToken ct)
    {
        foreach (string kind in new[] { Open, NoShow, End })
            await db.UnscheduleAsync(kind, interviewId, ct);
    }
}
