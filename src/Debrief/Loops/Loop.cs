using Mockloop.Debrief.Engine.Committees;
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

    /// <summary>Null until it is seated; loaded with the loop's lock.</summary>
    public Committee? Committee { get; private set; }
    public int Version { get; private set; }

    public bool Planned => PlanVersion > 0;
    public bool Open => Outcome is null;

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
        Committee?.Close();
        Version++;
        return true;
    }

    public void Seat(Committee committee)
    {
        if (Committee is not null)
            throw DomainException.Conflict("The committee of this loop is open already.");
        Committee = committee;
        Version++;
    }
}
