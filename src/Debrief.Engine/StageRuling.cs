namespace Mockloop.Debrief.Engine;

/// <summary>How a stage ends for the candidate.</summary>
public enum StageOutcome
{
    /// <summary>On to the next stage.</summary>
    Advance = 1,

    /// <summary>The loop ends here.</summary>
    Drop = 2,

    /// <summary>Practice mode: it would have ended here, and goes on.</summary>
    WouldDropContinued = 3,
}

/// <summary>A stage's decision and why, in words.</summary>
/// <param name="Summary">Which rule decided; quotes no card, so it may travel further than the cards.</param>
/// <param name="Reason">The summary with what the cards say and the evidence, for those who may read the cards.</param>
public sealed record StageVerdict(StageOutcome Outcome, string Summary, string Reason);

/// <summary>
/// The stage rule. A reviewer's judgment flag drops the candidate (where the track says so), and so do reviewers who all say
/// StrongNo; everything else advances, because the committee weighs the whole loop. Without any card the candidate advances too:
/// nobody is dropped because reviewers did not write. In practice mode a drop is recorded and the loop goes on.
/// The candidate's self-rating never reaches this rule.
/// </summary>
public static class StageRuling
{
    /// <summary>Decides a stage from its revealed cards.</summary>
    /// <param name="flagDrops">The track's stage rule: one flag is enough.</param>
    public static StageVerdict Decide(PacketStage stage, bool flagDrops, bool practiceMode)
    {
        var flags = stage.Cards.Where(c => c.JudgmentFlag).ToList();
        bool flagged = flags.Count > 0 && flagDrops;
        bool drop = flagged || (stage.Cards.Count > 0 && stage.Cards.All(c => c.Recommendation == Recommendation.StrongNo));
        var outcome = !drop ? StageOutcome.Advance : practiceMode ? StageOutcome.WouldDropContinued : StageOutcome.Drop;
        var summary = Summary(stage, flags.Count, drop);
        return new StageVerdict(outcome, summary, summary + Details(stage, flags, drop));
    }

    static string Summary(PacketStage stage, int flags, bool drop)
    {
        if (stage.Cards.Count == 0)
            return "Advance: no reviewer's card came in, so nothing speaks against going on.";
        if (drop && flags > 0)
            return $"Drop: {flags} of {stage.Cards.Count} reviewers missed a judgment signal.";
        if (drop)
            return $"Drop: every reviewer ({stage.Cards.Count}) says StrongNo.";
        return flags > 0
            ? $"Advance: this stage does not drop on a flag, but {flags} of {stage.Cards.Count} reviewers missed a judgment signal."
            : "Advance: no judgment flag, and not every reviewer says StrongNo.";
    }

    static string Details(PacketStage stage, List<ReviewerCard> flags, bool drop)
    {
        var said = stage.Cards.Count == 0 ? "" : $" Reviewers say {string.Join(", ", stage.Cards.Select(c => c.Recommendation).Order())}.";
        var flagged = flags.Count == 0 ? ""
            : $" Flagged: {string.Join(", ", flags.Select(f => Words.Quote(f.FlagReason)).Order(StringComparer.Ordinal))}.";
        var signals = stage.Signals;
        var words = signals.Count == 0 ? ""
            : drop ? $" Weakest: {Words.Weak(signals[0])}."
            : $" Strongest: {Words.Strong(signals[^1])}. Weakest: {Words.Weak(signals[0])}.";
        var missing = stage.Missing == 0 ? ""
            : $" Decided without {Words.Count(stage.Missing, "card", "cards")} that missed the deadline.";
        return said + flagged + words + Words.Evidence(stage.Evidence) + missing + string.Concat(EvidenceGaps.Unrated(stage).Select(gap => " " + gap));
    }
}
