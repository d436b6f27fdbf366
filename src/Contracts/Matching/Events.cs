namespace Mockloop.Contracts.Matching;

/// <summary>The pool found an interviewer for a candidate; it becomes a booked interview at once, or is refused.</summary>
/// <param name="Role">Role id within the stage that the interviewer takes.</param>
public sealed record PairMatched(
    Guid MatchId, Guid CohortId, Guid CandidateId, Guid InterviewerId, string StageId, string Role,
    DateTimeOffset Start, DateTimeOffset End);
