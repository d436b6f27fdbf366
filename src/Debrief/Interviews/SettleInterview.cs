using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Debrief;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Evidence;
using Mockloop.Debrief.Loops;
using Mockloop.Debrief.Members;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;
using NodaTime;

namespace Mockloop.Debrief.Interviews;

/// <summary>
/// Draws every conclusion that the known facts allow: cards, their deadline, the reveal with the stage's decision, the loop's end
/// or its committee. Called under the interview's lock after each new fact; calling it again changes nothing.
/// </summary>
sealed class SettleInterview(DebriefDb db, TrackCache tracks, DomainClock clock)
{
    const int DefaultDeadlineHours = 24;

    public async Task RunAsync(Interview interview, Loop? loop, CancellationToken ct)
    {
        if (!interview.Booked || interview.Revealed)
            return;
        var gone = await db.GoneAsync(interview.CohortId!.Value, ct);
        interview.ArrangeCards(gone, Guid.CreateVersion7);
        if (gone.Contains(interview.CandidateId!.Value))
            await ForgetDueTimesAsync(interview, ct);
        else if (interview.EndedAt is { } endedAt)
            await AfterRoundAsync(interview, loop, endedAt, ct);
    }

    async Task AfterRoundAsync(Interview interview, Loop? loop, Instant endedAt, CancellationToken ct)
    {
        var stage = await tracks.StageAsync(interview.TrackHash!, interview.StageId!, ct);
        if (interview.Deadline is null)
            SetDueTimes(interview, stage.Rule ?? new StageRule { FlagDrops = true }, endedAt);
        // Whether a drop ends the loop (practice mode) is in its plan, which may come later than everything else.
        bool planUnknown = interview.LoopId is not null && loop is not { Planned: true };
        if (interview.Waiting || planUnknown)
            return;
        await DecideAsync(interview, loop, stage, ct);
    }

    void SetDueTimes(Interview interview, StageRule rule, Instant endedAt)
    {
        int hours = rule.CardDeadlineHours > 0 ? rule.CardDeadlineHours : DefaultDeadlineHours;
        interview.SetDeadline(endedAt + Duration.FromHours(hours));
        db.Schedule(CardDeadline.Kind, interview.Id, interview.Deadline!.Value);
        if (rule.CardReminderHours > 0 && rule.CardReminderHours < hours)
            db.Schedule(CardReminder.Kind, interview.Id, endedAt + Duration.FromHours(rule.CardReminderHours));
    }

    async Task DecideAsync(Interview interview, Loop? loop, Stage stage, CancellationToken ct)
    {
        var evidence = await db.Evidence.OfInterviewAsync(interview.Id, ct);
        var verdict = StageRuling.Decide(
            Packets.Stage(interview, stage, evidence), stage.Rule?.FlagDrops ?? true, loop?.PracticeMode ?? false);
        interview.Decide(verdict, clock.Now);
        await ForgetDueTimesAsync(interview, ct);
        // An interview out of the pool is part of no loop: its debrief is feedback and decides nothing.
        if (loop is null)
            return;
        db.Publish(new StageDecided(loop.Id, interview.Id, interview.CohortId!.Value, interview.CandidateId!.Value,
            interview.StageId!, verdict.Outcome.ToString(), verdict.Summary, interview.Version));
        if (verdict.Outcome == StageOutcome.Drop)
            await db.EndLoopAsync(loop, Loops.LoopOutcome.Dropped, $"{stage.Name}. {verdict.Reason}", clock.Now, ct);
        else if (loop.Open && await AllDecidedAsync(loop, interview.Id, ct))
            db.Schedule(OpenCommittee.Kind, loop.Id, clock.Now);
    }

    async Task<bool> AllDecidedAsync(Loop loop, Guid now, CancellationToken ct)
    {
        var decided = await db.Interviews.Where(i => i.LoopId == loop.Id && i.DecidedAt != null).Select(i => i.Id).ToListAsync(ct);
        return loop.Stages.All(s => s.InterviewId == now || decided.Contains(s.InterviewId));
    }

    async Task ForgetDueTimesAsync(Interview interview, CancellationToken ct)
    {
        await db.UnscheduleAsync(CardDeadline.Kind, interview.Id, ct);
        await db.UnscheduleAsync(CardReminder.Kind, interview.Id, ct);
    }
}
