namespace Mockloop.Contracts.Debrief;

/// <summary>A card was sealed. Carries the commitment, never the content.</summary>
/// <param name="Commitment">"sha256:…" over salt and canonical content.</param>
public sealed record ScorecardSubmitted(
    Guid CardId, Guid InterviewId, Guid CohortId, Guid AuthorId, Guid CandidateId, string Commitment);

/// <summary>The candidate rated an interviewer after the reveal; scores 1–5.</summary>
public sealed record InterviewerRated(
    Guid InterviewId, Guid CohortId, Guid InterviewerId, int Clarity, int Fairness, int Preparedness);

/// <summary>A stage of a loop was decided by its rule.</summary>
/// <param name="Decision">Advance, Drop or WouldDropContinued.</param>
/// <param name="Reason">Which rule decided; quotes no card.</param>
public sealed record StageDecided(
    Guid LoopId, Guid InterviewId, Guid CohortId, Guid CandidateId, string StageId, string Decision, string Reason,
    int AggregateVersion);

/// <summary>A loop is over.</summary>
/// <param name="Outcome">Hire, NoHire, Dropped or Withdrawn.</param>
public sealed record LoopDecided(
    Guid LoopId, Guid CohortId, Guid CandidateId, string Outcome, int AggregateVersion);
