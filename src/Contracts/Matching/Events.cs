namespace Mockloop.Contracts.Matching;

/// <summary>The pool found an interviewer for a candidate; it becomes a booked interview at once, or is refused.</summary>
/// <param name="Role">Role id within the stage that the interviewer takes.</param>
/// <param name="Back">The second half of a two-way mock: both halves are booked or none.</param>
public sealed record PairMatched(
    Guid MatchId, Guid CohortId, Guid CandidateId, Guid InterviewerId, string StageId, string Role,
    DateTimeOffset Start, DateTimeOffset End, PairedBack? Back = null);

/// <summary>The interview in which the two exchange parts.</summary>
/// <param name="MatchId">Match of this half, for its booking; a refusal names that of the first half.</param>
/// <param name="Role">Role id within the stage that the candidate of the first half takes.</param>
public sealed record PairedBack(Guid MatchId, string Role, DateTimeOffset Start, DateTimeOffset End);
