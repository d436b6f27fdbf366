using Mockloop.Debrief.Committees;
using Mockloop.Debrief.Engine;
using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.Debrief.Loops;

/// <summary>How a loop ended.</summary>
enum LoopOutcome { Hire = 1, NoHire = 2, Dropped = 3, Withdrawn = 4 }

/// <summary>The interview in which a stage is held.</summary>
sealed record LoopStage(string StageId, Guid InterviewId);

/// <summary>A candidate's loop with its committee. A row may stand before the plan is known (<see cref="Planned"/>).</summary>
sealed class Loop
{
    readonly List<Chair> chairs = [];

    public Guid Id { get; private set; }
    public Guid? CohortId { get; private set; }
    public Guid? CandidateId { get; private set; }
    public string? TrackHash { get; private set; }
    public bool PracticeMode { get; private set; }
    public IReadOnlyList<LoopStage> Stages { get; private set; } = [];
    public int PlanVersion { get; private set; }

    public LoopOutcome? Outcome { get; private set; }
    public string Reason { get; private set; } = "";
    public Instant? DecidedAt { get; private set; }

    public Instant? CommitteeOpenedAt { get; private set; }
    public Instant? VoteDeadline { get; private set; }
    public string CommitteeRule { get; private set; } = "";
    public IReadOnlyList<Chair> Chairs => chairs;
    public int Version { get; private set; }

    public bool Planned => PlanVersion > 0;
    public bool Open => Outcome is null;
    public bool Voting => Open && CommitteeOpenedAt is not null;

    public void Plan(Guid cohortId, Guid candidateId, string trackHash, bool practiceMode, IReadOnlyList<LoopStage> stages, int version)
    {
        if (version <= PlanVersion)
            return;
        (CohortId, CandidateId, TrackHash, PracticeMode, Stages, PlanVersion) =
            (cohortId, candidateId, trackHash, practiceMode, stages, version);
        Version++;
    }

    /// <summary>Ends the loop; the first outcome stays.</summary>
    /// <returns>False when it had ended before.</returns>
    public bool End(LoopOutcome outcome, string reason, Instant now)
    {
        if (!Open)
            return false;
        (Outcome, Reason, DecidedAt) = (outcome, reason, now);
        Version++;
        return true;
    }

    public void OpenCommittee(IEnumerable<Chair> seated, string rule, Instant deadline, Instant now)
    {
        if (CommitteeOpenedAt is not null)
            throw DomainException.Conflict("The committee of this loop is open already.");
        chairs.AddRange(seated);
        (CommitteeRule, VoteDeadline, CommitteeOpenedAt) = (rule, deadline, now);
        Version++;
    }

    public void CastVote(Guid person, Recommendation vote, string rationale, Instant now)
    {
        if (person == CandidateId)
            throw DomainException.Forbidden("Nobody votes on their own loop.");
        var chair = chairs.SingleOrDefault(c => c.PersonId == person)
            ?? throw DomainException.Forbidden("Only the committee's chairs vote.");
        if (chair.Vote is not null)
            throw DomainException.AlreadyExists("This chair has voted; a vote is cast once.");
        if (!Voting)
            throw DomainException.Conflict("The loop is decided; there is nothing left to vote on.");
        if (VoteDeadline < now)
            throw DomainException.Conflict($"Votes were due by {VoteDeadline}; the committee decides without this one.");
        chair.Cast(vote, rationale, now);
        Version++;
    }

    /// <summary>Nobody votes any more: chairs without a vote are absent.</summary>
    public void CloseVoting()
    {
        foreach (var chair in chairs.Where(c => c.Vote is null))
            chair.MissVote();
        Version++;
    }
}
