using Mockloop.Contracts.Scheduling;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>One candidate's way through a track. Debrief decides how it ends; a decision that came first stays.</summary>
sealed class Loop
{
    readonly List<Interview> _interviews = [];

    Loop() { }

    public Guid Id { get; private set; }
    public Guid CohortId { get; private set; }
    public Guid CandidateId { get; private set; }

    /// <summary>Business day 1 is this date or the next business day; windows of repairs count from it.</summary>
    public LocalDate StartDate { get; private set; }

    public LoopState State { get; private set; } = LoopState.Running;
    public int Version { get; private set; } = 1;
    public IReadOnlyList<Interview> Interviews => _interviews;

    public static Loop Of(Cohorts.Cohort cohort, Guid candidateId, LocalDate start) =>
        new() { Id = Guid.CreateVersion7(), CohortId = cohort.Id, CandidateId = candidateId, StartDate = start };

    public void Add(Interview interview) => _interviews.Add(interview);

    /// <summary>Ends a running loop; events may come in any order, so the last word is <see cref="Decide"/>.</summary>
    public void Close(LoopState state)
    {
        if (State != LoopState.Running)
            return;
        State = state;
        Version++;
    }

    /// <summary>The decision that ends the loop for good, whatever was assumed before.</summary>
    public void Decide(LoopState state)
    {
        if (State == state)
            return;
        State = state;
        Version++;
    }

    /// <summary>Booked interviews that begin after that instant.</summary>
    public IEnumerable<Interview> BookedAfter(Instant instant) =>
        _interviews.Where(i => i.State == InterviewState.Booked && i.Start > instant);

    public LoopPlanned Planned(Cohorts.Cohort cohort) => new(Id, CohortId, CandidateId, cohort.TrackId, cohort.TrackHash, cohort.PracticeMode,
        [.. _interviews.OrderBy(i => i.Start).Select(i => new PlannedStage(i.StageId, i.Id))], Version);
}
