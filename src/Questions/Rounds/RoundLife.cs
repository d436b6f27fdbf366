using Mockloop.Questions.Data;
using Mockloop.Questions.Delivery;

namespace Mockloop.Questions.Rounds;

/// <summary>What the turns of a round's life leave behind: timeline entries and events, in the caller's transaction.</summary>
sealed class RoundLife(QuestionsDb db)
{
    public async Task StartedAsync(Round round, Instant now, CancellationToken ct)
    {
        var assignment = await db.Assignments.SingleAsync(a => a.InterviewId == round.InterviewId, ct);
        assignment.Deliver(now);
        Note(round, now, "started", null, "The round started.");
        Note(round, now, "question", null, "The question was delivered.");
        db.Publish(new Proto.RoundStarted(round.RoundId, round.InterviewId, round.CohortId, now.ToDateTimeOffset(), round.Version));
    }

    /// <summary>The grace time is over: a start without some, a no-show, or nothing.</summary>
    public async Task CloseGraceAsync(Round round, Instant now, CancellationToken ct)
    {
        var outcome = round.CloseGrace(now);
        if (outcome is GraceOutcome.Started or GraceOutcome.StartedWithoutSome)
            await StartedAsync(round, now, ct);
        if (outcome is GraceOutcome.StartedWithoutSome or GraceOutcome.Missed)
            NoShow(round, round.Absent, outcome == GraceOutcome.Missed, now);
    }

    public async Task EndedAsync(Round round, Instant now, Guid? by, CancellationToken ct)
    {
        var at = now.ToDateTimeOffset();
        Note(round, now, "ended", by, by is null ? "The round's time was up." : "An interviewer ended the round.");
        db.Publish(new Proto.RoundEnded(round.RoundId, round.InterviewId, round.CohortId, round.Present, at, round.Version));
        db.Publish(await AttemptAsync(round, at, ct));
    }

    public void Note(Round round, Instant at, string kind, Guid? person, string text, Guid? reference = null) =>
        db.Timeline.Add(new() { InterviewId = round.InterviewId, At = at, Kind = kind, PersonId = person, Text = text, RefId = reference });

    void NoShow(Round round, IReadOnlyList<Guid> absent, bool missed, Instant now)
    {
        foreach (var person in absent)
            Note(round, now, "no-show", person, missed ? "Was not there; the round could not be held." : "Was not there; the round went on without them.");
        db.Publish(new Proto.NoShow(round.RoundId, round.InterviewId, round.CohortId, absent, missed, now.ToDateTimeOffset(), round.Version,
            [.. round.Participants.Where(p => p.IsAwaited && p.IsPresent).Select(p => p.PersonId)]));
    }

    async Task<Proto.AttemptFinished> AttemptAsync(Round round, DateTimeOffset at, CancellationToken ct)
    {
        var assignment = await db.Assignments.SingleAsync(a => a.InterviewId == round.InterviewId, ct);
        int submissions = await db.Submissions.CountAsync(
            s => s.InterviewId == round.InterviewId && s.State != Submissions.SubmissionState.Cancelled, ct);
        bool answered = assignment.IsCode
            ? submissions > 0
            : await db.Answers.AnyAsync(a => a.InterviewId == round.InterviewId, ct);
        return new(round.InterviewId, round.CohortId, assignment.CandidateId, assignment.QuestionId, assignment.Kind,
            submissions, assignment.HintsTaken, answered, at);
    }
}
