namespace Mockloop.Debrief.Engine.Committees;

/// <summary>A simulated panelist's vote.</summary>
/// <param name="Score">The weighted mean of the packet's ratings, 1–4; 0 when there are none.</param>
public sealed record SimulatedVote(Recommendation Recommendation, double Score, string Rationale);

/// <summary>
/// Votes in an empty chair, deterministically: the mean of all rated signals, weighted by the chair's stance. A judgment flag anywhere caps the vote at No, and a
/// packet without ratings is Mixed. It argues only from what the packet holds and quotes it.
/// </summary>
public static class SimulatedPanelist
{
    /// <summary>Votes on a packet.</summary>
    public static SimulatedVote Vote(IReadOnlyList<PacketStage> packet, PanelistStance stance)
    {
        var weighed = packet.SelectMany(s => s.Signals)
            .Select(s => (Signal: s, Weight: stance.Weight(s.SignalId)))
            .Where(w => w.Weight > 0)
            .ToList();
        if (weighed.Count == 0)
            return new SimulatedVote(Recommendation.Mixed, 0, "The packet rates nothing this chair weighs, so it cannot say either way.");

        double score = weighed.Sum(w => w.Weight * w.Signal.Mean) / weighed.Sum(w => w.Weight);
        bool flagged = packet.Any(s => s.Cards.Any(c => c.JudgmentFlag));
        var vote = Step(score);
        if (flagged && vote > Recommendation.No)
            vote = Recommendation.No;
        return new SimulatedVote(vote, score, Rationale(packet, weighed, score, vote, flagged));
    }

    // 2.5 is the middle of the scale 1–4; each step is about as wide as the distance between two anchors.
    static Recommendation Step(double score) => score switch
    {
        >= 3.4 => Recommendation.StrongYes,
        >= 2.6 => Recommendation.Yes,
        >= 2.3 => Recommendation.Mixed,
        >= 1.6 => Recommendation.No,
        _ => Recommendation.StrongNo,
    };

    static string Rationale(
        IReadOnlyList<PacketStage> packet, List<(SignalSummary Signal, double Weight)> weighed, double score, Recommendation vote, bool flagged)
    {
        // What this chair weighs most, in the direction it votes.
        var strongest = weighed.OrderByDescending(w => w.Weight * (w.Signal.Mean - 1)).ThenBy(w => w.Signal.SignalId, StringComparer.Ordinal).First().Signal;
        var weakest = weighed.OrderByDescending(w => w.Weight * (4 - w.Signal.Mean)).ThenBy(w => w.Signal.SignalId, StringComparer.Ordinal).First().Signal;
        var flag = flagged ? $" A judgment flag weighs against: {Words.Quote(packet.SelectMany(s => s.Cards).Where(c => c.JudgmentFlag)
            .Select(c => c.FlagReason).Order(StringComparer.Ordinal).First())}." : "";
        return $"{vote} at {Words.Mean(score)} of 4 by this chair's weights. For: {Words.Strong(strongest)}. Against: {Words.Weak(weakest)}.{flag}"
            + string.Concat(packet.Select(s => Words.Evidence(s.Evidence)));
    }
}
