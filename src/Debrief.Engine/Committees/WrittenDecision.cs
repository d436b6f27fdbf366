namespace Mockloop.Debrief.Engine.Committees;

/// <summary>A committee's decision as it is written down.</summary>
/// <param name="Reason">All of it in words, made by rule.</param>
/// <param name="NotWhat">What did not decide: "not X …".</param>
/// <param name="ButWhat">"… but Y"; both are empty when no card rated anything.</param>
/// <param name="Evidence">What the two rest on.</param>
/// <param name="WithoutSimulated">What the people's votes alone would decide; null when no person voted.</param>
/// <param name="SimulatedVotes">How many of the counted votes are of simulated panelists.</param>
public sealed record WrittenDecision(
    bool Hire, string Reason, string NotWhat, string ButWhat, IReadOnlyList<EvidenceLink> Evidence, bool? WithoutSimulated, int SimulatedVotes)
{
    /// <summary>Without the simulated panelists it would have ended otherwise, or not at all.</summary>
    public bool SimulatedDecided => SimulatedVotes > 0 && WithoutSimulated != Hire;
}
