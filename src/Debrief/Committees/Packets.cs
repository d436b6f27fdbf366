using Microsoft.EntityFrameworkCore;
using Mockloop.Contracts.Questions;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Evidence;
using Mockloop.Debrief.Interviews;
using Mockloop.ServiceDefaults.Tracks;

namespace Mockloop.Debrief.Committees;

/// <summary>What a committee decides on: the revealed stages of a loop, in the track's order.</summary>
sealed class Packets(DebriefDb db, TrackCache tracks)
{
    public async Task<IReadOnlyList<PacketStage>> ReadAsync(Guid loopId, string trackHash, CancellationToken ct)
    {
        var track = await tracks.GetAsync(trackHash, ct);
        var interviews = await db.InterviewsWithCards.AsNoTracking()
            .Where(i => i.LoopId == loopId && i.DecidedAt != null).OrderBy(i => i.Id).ToListAsync(ct);
        var ids = interviews.Select(i => i.Id).ToList();
        var evidence = (await db.Evidence.AsNoTracking().Where(e => ids.Contains(e.InterviewId)).InOrder().ToListAsync(ct))
            .ToLookup(e => e.InterviewId);
        return [.. from stage in track.Stages
                   from interview in interviews
                   where interview.StageId == stage.Id
                   select Stage(interview, stage, evidence[interview.Id])];
    }

    /// <summary>One stage; the candidate's self-rating is left out, because it is never counted.</summary>
    public static PacketStage Stage(Interview interview, Stage stage, IEnumerable<EvidenceItem> evidence) => new(
        stage.Id, stage.Name, interview.Decision, stage.Signals.ToDictionary(s => s.Id, s => s.Name),
        [.. interview.Cards.Where(c => c.Counted && c.State == CardState.Submitted).OrderBy(c => c.AuthorId).Select(Card)],
        interview.Cards.Count(c => c.State == CardState.Missing),
        [.. evidence.Select(e => new EvidenceFact(e.Kind, e.Text, e.Verdict) { RefId = e.RefId })])
    {
        InterviewId = interview.Id,
    };

    static ReviewerCard Card(Card card) => new(
        card.Content.Recommendation!.Value, card.Content.JudgmentFlag, card.Content.FlagReason, card.Content.Ratings)
    {
        CardId = card.Id,
        NotObserved = card.Content.NotObserved,
        Summary = card.Content.Summary,
        Notes = card.Content.Evidence,
    };
}
