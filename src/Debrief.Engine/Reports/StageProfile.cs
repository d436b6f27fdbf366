namespace Mockloop.Debrief.Engine.Reports;

/// <summary>A stage with its signals as measured.</summary>
public sealed record StageProfile(StageFacts Facts, IReadOnlyList<SignalProfile> Signals)
{
    internal static StageProfile Of(string loop, StageFacts facts, CohortMeasures measures) =>
        new(facts, [.. facts.Signals.Select(s => SignalProfile.Of(s, measures.Fair(loop, facts.StageId, s.SignalId)))]);
}

/// <summary>One signal: as it was given, and with raters of average severity.</summary>
/// <param name="Raw">Mean of its ratings, 1–4; null when nobody rated it.</param>
/// <param name="Lowest">Of its ratings.</param>
/// <param name="Highest">Of its ratings.</param>
/// <param name="Fair">Null where it cannot be said.</param>
public sealed record SignalProfile(SignalFacts Facts, double? Raw, int? Lowest, int? Highest, FairScore? Fair)
{
    /// <summary>The better figure of the two.</summary>
    public double? Best => Fair?.Value ?? Raw;

    internal static SignalProfile Of(SignalFacts facts, FairScore? fair) => facts.Ratings.Count == 0
        ? new(facts, null, null, null, null)
        : new(facts, facts.Ratings.Average(r => r.Score), facts.Ratings.Min(r => r.Score), facts.Ratings.Max(r => r.Score), fair);
}
