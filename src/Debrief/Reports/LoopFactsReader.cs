using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine.Analysis;
using Mockloop.Debrief.Engine.Reports;
using Mockloop.Debrief.Evidence;
using Mockloop.Debrief.Interviews;
using Mockloop.ServiceDefaults.Tracks;
using Loop = Mockloop.Debrief.Loops.Loop;
using LoopOutcome = Mockloop.Debrief.Loops.LoopOutcome;

namespace Mockloop.Debrief.Reports;

/// <summary>Gathers what a candidate's report says of their loop.</summary>
sealed class LoopFactsReader(DebriefDb db, TrackCache tracks, ICohortNames names, RoundTimes times, OwnAnswers answers)
{
    /// <param name="revealed">The loop's.</param>
    /// <param name="own">The candidate reads it.</param>
    public async Task<LoopFacts> ReadAsync(Loop loop, IReadOnlyList<Interview> revealed, bool own, CancellationToken ct)
    {
        var track = await tracks.GetAsync(loop.TrackHash!, ct);
        var ids = revealed.Select(i => i.Id).ToList();
        var evidence = (await db.Evidence.AsNoTracking().Where(e => ids.Contains(e.InterviewId)).InOrder().ToListAsync(ct)).ToLookup(e => e.InterviewId);
        var clocks = await times.ReadAsync(ids, ct);
        var problems = own ? await answers.ProblemsAsync(ids, ct) : new Dictionary<Guid, IReadOnlyList<Finding>>();
        var called = await names.ReadAsync(loop.CohortId!.Value, ct);
        var stages = from stage in track.Stages
                     from interview in revealed
                     where interview.StageId == stage.Id
                     select Stage(stage, interview, [.. evidence[interview.Id]], clocks.GetValueOrDefault(interview.Id), problems.GetValueOrDefault(interview.Id, []));
        return new($"{loop.Id}", $"{loop.CohortId}", called.Of(loop.CandidateId!.Value), track.Name, $"{loop.Outcome}", Hired(loop),
            loop.DecidedAt!.Value.ToDateTimeOffset(), loop.Reason, [.. stages]);
    }

    /// <summary>Null where nothing was decided, because the candidate left or the loop goes on.</summary>
    public static bool? Hired(Loop loop) => loop.Outcome is null or LoopOutcome.Withdrawn ? null : loop.Outcome == LoopOutcome.Hire;

    static StageFacts Stage(
        Stage stage, Interview interview, IReadOnlyList<EvidenceItem> evidence, RoundTime? clock, IReadOnlyList<Finding> problems)
    {
        var counted = RevealedCards.Counted(interview).OrderBy(c => c.AuthorId).ToList();
        var self = interview.Cards.FirstOrDefault(c => c is { Kind: CardKind.Self, State: CardState.Submitted })?.Content.Ratings ?? [];
        return new(stage.Id, stage.Name, $"{interview.Id}", $"{interview.Decision}", interview.Reason,
            interview.Cards.Count(c => c.Counted && c.State == CardState.Missing), evidence.FirstOrDefault(e => e.Kind == EvidenceItem.Attempt)?.RefId ?? "",
            [.. stage.Signals.Select(s => new SignalFacts(s.Id, s.Name, s.Anchors,
                [.. counted.SelectMany(c => c.Content.Ratings).Where(r => r.SignalId == s.Id)], self.FirstOrDefault(r => r.SignalId == s.Id)?.Score))],
            [.. evidence.Select(e => new EvidenceLink(e.Kind, e.RefId, e.Text, e.Verdict, e.At.ToDateTimeOffset(), clock?.MinuteOf(e.RefId, e.At.ToDateTimeOffset())))],
            [.. counted.Where(c => c.Content.JudgmentFlag).Select(c => c.Content.FlagReason)], problems)
        {
            Seen = [.. counted.SelectMany(c => c.Content.Evidence)],
        };
    }
}
