namespace Mockloop.Contracts.Scheduling;

/// <summary>A person's roles in a cohort are now exactly these; none when they left.</summary>
/// <param name="Roles">Names of cohort roles: Member, Candidate, Interviewer, Organizer, Committee.</param>
/// <param name="AggregateVersion">Counts changes of this membership; a lower one than already seen is stale.</param>
public sealed record CohortMembershipChanged(
    Guid CohortId, Guid PersonId, IReadOnlyList<string> Roles, int AggregateVersion);

/// <summary>A candidate's loop was booked whole; one <see cref="InterviewBooked"/> follows per interview.</summary>
public sealed record LoopPlanned(
    Guid LoopId, Guid CohortId, Guid CandidateId, string TrackId, string TrackHash, bool PracticeMode,
    IReadOnlyList<PlannedStage> Stages, int AggregateVersion);

/// <summary>The interview in which a stage of a loop is held.</summary>
public sealed record PlannedStage(string StageId, Guid InterviewId);

/// <summary>Somebody's chair in an interview. <paramref name="Role"/> is the role id within the stage.</summary>
public sealed record BookedSeat(Guid PersonId, string Role, bool Shadow);

/// <summary>An interview has a slot that nobody else holds.</summary>
/// <param name="LoopId">Null for interviews out of the on-demand pool.</param>
/// <param name="MatchId">The pool match it came from, if any.</param>
/// <param name="AggregateVersion">Counts changes of this interview, from 1.</param>
/// <param name="NoShowGraceMinutes">How long after the start absent people are waited for.</param>
public sealed record InterviewBooked(
    Guid InterviewId, Guid? LoopId, Guid CohortId, Guid CandidateId, string TrackId, string TrackHash, string StageId,
    DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<BookedSeat> Seats, Guid? MatchId, int AggregateVersion,
    int NoShowGraceMinutes = 10);

/// <summary>An interview has another slot or other interviewers; seats are the complete new list.</summary>
public sealed record InterviewMoved(
    Guid InterviewId, Guid CohortId, DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<BookedSeat> Seats,
    int AggregateVersion);

/// <summary>An interview will not be held.</summary>
public sealed record InterviewCancelled(
    Guid InterviewId, Guid? LoopId, Guid CohortId, string Reason, int AggregateVersion);

/// <summary>A member left a cohort by their own wish.</summary>
public sealed record MemberWithdrew(Guid CohortId, Guid PersonId, int AggregateVersion);

/// <summary>A person asked to be forgotten; whoever holds facts about them anonymises these.</summary>
public sealed record PersonErased(Guid PersonId);

/// <summary>A pool match could not be booked; both go back, first in line.</summary>
public sealed record PairRefused(Guid MatchId, string Reason);
