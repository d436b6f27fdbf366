using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Phrasing;
using Mockloop.ServiceDefaults;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Loops;

/// <summary>A decided loop as proto.</summary>
static class LoopView
{
    /// <param name="withReason">Only for those who may read every stage.</param>
    public static Proto.LoopDecision Of(Loop loop, bool withReason, Phrase? phrase = null)
    {
        var shown = new Proto.LoopDecision
        {
            LoopId = loop.Id.ToString(),
            CandidateId = loop.CandidateId.ToString(),
            Outcome = (Proto.LoopOutcome)(loop.Outcome ?? 0),
            Reason = withReason ? loop.Reason : "",
            DecidedAt = loop.DecidedAt.ToTimestamp(),
        };
        if (!withReason || loop.Committee?.Decision is not { } decision)
            return shown;
        (shown.NotWhat, shown.ButWhat, shown.SimulatedVotes) = (decision.NotWhat, decision.ButWhat, decision.SimulatedVotes);
        shown.Phrase = CommitteeView.Of(phrase);
        shown.Evidence.AddRange(decision.Evidence.Select(CommitteeView.Of));
        shown.WithoutSimulated = decision.WithoutSimulated switch
        {
            true => Proto.LoopOutcome.Hire,
            false => Proto.LoopOutcome.NoHire,
            null => Proto.LoopOutcome.Unspecified,
        };
        return shown;
    }
}
