using Microsoft.EntityFrameworkCore;
using Mockloop.Debrief.Cards;
using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Data;
using Mockloop.Debrief.Engine;
using Mockloop.Debrief.Evidence;
using Mockloop.ServiceDefaults;
using Mockloop.ServiceDefaults.Timing;
using Mockloop.ServiceDefaults.Tracks;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Interviews;

/// <summary>Shows debriefs to somebody who is part of them, and logs each card whose content goes out.</summary>
sealed class StageDebriefs(DebriefDb db, TrackCache tracks, DomainClock clock)
{
    /// <summary>In the order given. Saves the log of readings.</summary>
    public async Task<List<Proto.StageDebrief>> ShowAsync(IReadOnlyList<Interview> interviews, Viewer viewer, string call, CancellationToken ct)
    {
        var ids = interviews.Select(i => i.Id).ToList();
        var evidence = (await db.Evidence.AsNoTracking().Where(e => ids.Contains(e.InterviewId)).InOrder().ToListAsync(ct))
            .ToLookup(e => e.InterviewId);
        var shown = new List<Proto.StageDebrief>();
        foreach (var interview in interviews)
        {
            shown.Add(Of(interview, evidence[interview.Id], viewer, call));
            if (interview.Revealed)
                Compare(shown[^1], Packets.Stage(interview, await tracks.StageAsync(interview.TrackHash!, interview.StageId!, ct), evidence[interview.Id]));
        }
        await db.SaveChangesAsync(ct);
        return shown;
    }

    static void Compare(Proto.StageDebrief shown, PacketStage stage)
    {
        shown.Signals.AddRange(SignalAgreement.Of(stage).Select(Of));
        shown.Gaps.AddRange(EvidenceGaps.Of(stage));
    }

    static Proto.SignalAgreement Of(SignalAgreement signal)
    {
        var shown = new Proto.SignalAgreement
        {
            SignalId = signal.SignalId,
            Name = signal.Name,
            Ratings = signal.Ratings,
            NotObserved = signal.NotObserved,
            Mean = signal.Mean,
            Lowest = signal.Lowest,
            Highest = signal.Highest,
            Spread = signal.Highest - signal.Lowest,
        };
        if (signal.Agreement is { } agreement)
            shown.Agreement = agreement;
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
