using Mockloop.Debrief.Engine.Analysis;

namespace Mockloop.Debrief.Engine.Reports;

/// <summary>What is known of a decided loop, for its report.</summary>
/// <param name="Candidate">The name to show.</param>
/// <param name="Hired">Null when the candidate left.</param>
/// <param name="Decision">The written decision: "not X, but Y".</param>
/// <param name="Stages">The revealed ones, in the track's order.</param>
public sealed record LoopFacts(
    string LoopId, string CohortId, string Candidate, string Track, string Outcome, bool? Hired, DateTimeOffset DecidedAt, string Decision,
    IReadOnlyList<StageFacts> Stages);

/// <summary>A revealed stage of a loop.</summary>
/// <param name="Missing">Cards that were due and did not come.</param>
/// <param name="QuestionId">What was asked; empty where that is not known.</param>
/// <param name="Problems">What the analysers miss in the candidate's own answer; empty where it was not read.</param>
public sealed record StageFacts(
    string StageId, string Name, string InterviewId, string Decision, string Reason, int Missing, string QuestionId,
    IReadOnlyList<SignalFacts> Signals, IReadOnlyList<EvidenceLink> Evidence, IReadOnlyList<string> Flags, IReadOnlyList<Finding> Problems)
{
    /// <summary>What reviewers saw, each tied to something that happened or to a minute.</summary>
    public IReadOnlyList<EvidenceNote> Seen { get; init; } = [];
}

/// <summary>A signal of a stage with all that was said about it.</summary>
/// <param name="Anchors">What the scores 1–4 mean, in order; may be empty.</param>
/// <param name="Ratings">Of interviewers and shadows.</param>
/// <param name="Self">The candidate's own rating, shown and never counted.</param>
public sealed record SignalFacts(string SignalId, string Name, IReadOnlyList<string> Anchors, IReadOnlyList<SignalRating> Ratings, int? Self);

/// <summary>Something that happened in the round.</summary>
/// <param name="Kind">submission, hint or attempt.</param>
/// <param name="RefId">The submission's id, the hint's number, the question's id.</param>
/// <param name="Minute">Whole minutes gone by since the round's start, as on cards; null where that is not known.</param>
public sealed record EvidenceLink(string Kind, string RefId, string Text, string Verdict, DateTimeOffset At, int? Minute);
