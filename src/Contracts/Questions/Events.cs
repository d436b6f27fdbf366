namespace Mockloop.Contracts.Questions;

/// <summary>Everybody is there and the question was delivered.</summary>
public sealed record RoundStarted(
    Guid RoundId, Guid InterviewId, Guid CohortId, DateTimeOffset StartedAt, int AggregateVersion);

/// <summary>A round that had started is over. <paramref name="Present"/> lists who was there.</summary>
public sealed record RoundEnded(
    Guid RoundId, Guid InterviewId, Guid CohortId, IReadOnlyList<Guid> Present, DateTimeOffset EndedAt, int AggregateVersion);

/// <summary>Somebody needed for the round was not there at the end of the grace time.</summary>
/// <param name="Missed">True when the round could not be held at all; false when it went on without the absent.</param>
/// <param name="Present">Candidate and interviewers who were there; null where the sender did not say yet.</param>
public sealed record NoShow(
    Guid RoundId, Guid InterviewId, Guid CohortId, IReadOnlyList<Guid> Absent, bool Missed, DateTimeOffset At, int AggregateVersion,
    IReadOnlyList<Guid>? Present = null);

/// <summary>A wake-up for grading workers; the work itself is leased by gRPC.</summary>
public sealed record SubmissionQueued(Guid SubmissionId);

/// <summary>A verdict was stored. Growth classes are null where they were not measured.</summary>
/// <param name="Claim">The candidate's own words about time and memory growth.</param>
public sealed record SubmissionGraded(
    Guid SubmissionId, Guid InterviewId, Guid CohortId, Guid CandidateId, int Rejudge, string Verdict, double Score,
    string Detail, string Claim, string? TimeGrowth, string? MemoryGrowth, DateTimeOffset GradedAt);

/// <summary>The candidate took hint <paramref name="Number"/> (from 1).</summary>
public sealed record HintTaken(Guid InterviewId, Guid CohortId, Guid CandidateId, int Number, DateTimeOffset At);

/// <summary>The candidate's attempt at the question is final: the round ended.</summary>
/// <param name="Kind">"code" or "written".</param>
public sealed record AttemptFinished(
    Guid InterviewId, Guid CohortId, Guid CandidateId, string QuestionId, string Kind, int Submissions, int HintsTaken,
    bool Answered, DateTimeOffset At);
