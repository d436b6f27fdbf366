using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Evidence;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Timing;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Interviews;

/// <summary>Shows debriefs to somebody who is part of them, and logs each card whose content goes out.</summary>
sealed class StageDebriefs(DebriefDb db, DomainClock clock)
{
    /// <summary>In the order given. Saves the log of readings.</summary>
    public async Task<List<Proto.StageDebrief>> ShowAsync(IReadOnlyList<Interview> interviews, Viewer viewer, string call, CancellationToken ct)
    {
        var ids = interviews.Select(i => i.Id).ToList();
        var evidence = (await db.Evidence.AsNoTracking().Where(e => ids.Contains(e.InterviewId)).InOrder().ToListAsync(ct))
            .ToLookup(e => e.InterviewId);
        var shown = interviews.Select(i => Of(i, evidence[i.Id], viewer, call)).ToList();
        await db.SaveChangesAsync(ct);
        return shown;
    }

    Proto.StageDebrief Of(Interview interview, IEnumerable<EvidenceItem> evidence, Viewer viewer, string call) => new()
    {
        InterviewId = interview.Id.ToString(),
        LoopId = interview.LoopId?.ToString() ?? "",
        CohortId = interview.CohortId.ToString(),
        CandidateId = interview.CandidateId.ToString(),
        StageId = interview.StageId,
        Revealed = interview.Revealed,
        Cards = { interview.Cards.Where(c => c.State != CardState.Void).OrderBy(c => c.Kind).ThenBy(c => c.AuthorId).Select(c => Of(c, interview, viewer, call)) },
        Decision = (Proto.StageDecision)(interview.Decision ?? 0),
        Reason = interview.Reason,
        DecidedAt = interview.DecidedAt.ToTimestamp(),
        Evidence = { evidence.Select(Of) },
        Version = interview.Version,
    };

    Proto.Card Of(Card card, Interview interview, Viewer viewer, string call)
    {
        bool open = interview.Revealed && viewer.MayRead(interview, card);
        if (open && card.State == CardState.Submitted)
            db.CardReads.Add(new CardRead(card.Id, viewer.PersonId, call, true, clock.Now));
        return CardView.Of(card, interview, open && card.State == CardState.Submitted);
    }

    static Proto.Evidence Of(EvidenceItem item) => new()
    {
        Kind = item.Kind,
        Text = item.Text,
        RefId = item.RefId,
        Verdict = item.Verdict,
        At = item.At.ToTimestamp(),
    };
}
