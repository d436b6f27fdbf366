using Mockloop.ServiceDefaults;
using Proto = Mockloop.Contracts.Debrief;

namespace Mockloop.Debrief.Loops;

/// <summary>A decided loop as proto.</summary>
static class LoopView
{
    /// <param name="withReason">Only for those who may read every stage.</param>
    public static Proto.LoopDecision Of(Loop loop, bool withReason) => new()
    {
        LoopId = loop.Id.ToString(),
        CandidateId = loop.CandidateId.ToString(),
        Outcome = (Proto.LoopOutcome)(loop.Outcome ?? 0),
        Reason = withReason ? loop.Reason : "",
        DecidedAt = loop.DecidedAt.ToTimestamp(),
    };
}
