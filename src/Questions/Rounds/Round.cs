namespace Mockloop.Questions.Rounds;

/// <summary>
/// The room of one interview. Its slot and seats are Scheduling's facts, applied by their version in whatever order
/// they come; presence, start and end happen here.
/// </summary>
sealed partial class Round
{
    public static readonly Duration Early = Duration.FromMinutes(10);
    public const int DefaultGraceMinutes = 10;

    readonly List<Participant> participants = [];

    Round() { }

    public Guid InterviewId { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid CohortId { get; private set; }

    /// <summary>Null for interviews out of the on-demand pool.</summary>
    public Guid? LoopId { get; private set; }
    public Guid? CandidateId { get; private set; }
    public string StageId { get; private set; } = "";
    public string TrackHash { get; private set; } = "";

    /// <summary>Slot in domain time.</summary>
    public Instant Start { get; private set; }
    public Instant End { get; private set; }
    /// <summary>The cohort's when it was booked.</summary>
    public int GraceMinutes { get; private set; } = DefaultGraceMinutes;

    /// <summary>How long after the start absent people are waited for; never longer than the slot.</summary>
    public Duration Grace => Duration.Min(Duration.FromMinutes(GraceMinutes), End - Start);

    public RoundState State { get; private set; }
    public Instant? StartedAt { get; private set; }
    public Instant? EndedAt { get; private set; }

    /// <summary>The interview's version from which slot and seats are.</summary>
    public int SlotVersion { get; private set; }

    /// <summary>Counts changes of this round; events carry it.</summary>
    public int Version { get; private set; }
    public IReadOnlyList<Participant> Participants => participants;

    public bool IsBooked => CandidateId is not null;
    public bool IsOver => State is RoundState.Ended or RoundState.NoShow or RoundState.Cancelled;

    /// <summary>The question may be seen.</summary>
    public bool IsUnsealed => State is RoundState.Running or RoundState.Ended;

    public IReadOnlyList<Guid> Present => [.. participants.Where(p => p.IsPresent).Select(p => p.PersonId)];
    public IReadOnlyList<Guid> Absent => [.. participants.Where(p => p.IsAwaited && !p.IsPresent).Select(p => p.PersonId)];

    public static Round Announce(Guid interviewId, Guid cohortId) =>
        new() { InterviewId = interviewId, RoundId = Guid.CreateVersion7(), CohortId = cohortId };

    public Participant? Find(Guid personId) => participants.Find(p => p.PersonId == personId);

    /// <summary>Somebody enters. True when the round started by it.</summary>
    public bool Join(Guid personId, Instant now)
    {
        var participant = Find(personId) ?? throw DomainException.Forbidden("Only those who hold a seat in this interview enter its room.");
        if (IsOver || now >= End)
            throw DomainException.Conflict($"The round is over ({State}); nobody can enter any more.");
        if (now < Start - Early)
            throw DomainException.Conflict($"The room opens at {Start - Early}, {Early.TotalMinutes:0} minutes before the start; come back then.");
        if (!participant.IsPresent)
            Version++;
        participant.Join(now);
        return Open(now);
    }

    /// <summary>The start has come: begins when everybody awaited is there, else waits. True when it began.</summary>
    public bool Open(Instant now)
    {
        if (State is not (RoundState.Scheduled or RoundState.Open) || now < Start)
            return false;
        if (Absent.Count == 0)
            return Begin(now);
        if (State == RoundState.Scheduled)
            (State, Version) = (RoundState.Open, Version + 1);
        return false;
    }

    /// <summary>The grace time is over: goes on without absent interviewers where it can, else it is a no-show.</summary>
    public GraceOutcome CloseGrace(Instant now)
    {
        if (State is not (RoundState.Scheduled or RoundState.Open) || now < Start + Grace)
            return GraceOutcome.Nothing;
        bool canGoOn = participants.Exists(p => p.IsCandidate && p.IsPresent) && participants.Exists(p => p.IsInterviewer && p.IsPresent);
        if (canGoOn)
        {
            var someAbsent = Absent.Count > 0;
            Begin(now);
            return someAbsent ? GraceOutcome.StartedWithoutSome : GraceOutcome.Started;
        }
        (State, EndedAt, Version) = (RoundState.NoShow, now, Version + 1);
        return GraceOutcome.Missed;
    }

    /// <summary>An interviewer ends the running round.</summary>
    public void EndBy(Guid personId, Instant now)
    {
        if (Find(personId) is not { IsInterviewer: true })
            throw DomainException.Forbidden("Only an interviewer of this round ends it.");
        if (State != RoundState.Running)
            throw DomainException.Conflict($"Only a running round can be ended; this one is {State}.");
        Finish(now);
    }

    /// <summary>The slot is used up. True when the round was running and ended by it.</summary>
    public bool EndOnTime(Instant now)
    {
        if (State != RoundState.Running || now < End)
            return false;
        Finish(now);
        return true;
    }

    /// <summary>Refuses what is possible only while the round runs.</summary>
    public void RequireRunning(string what)
    {
        if (State != RoundState.Running)
            throw DomainException.Conflict($"{what} is possible only while the round runs; this one is {State}.");
    }

    bool Begin(Instant now)
    {
        (State, StartedAt, Version) = (RoundState.Running, now, Version + 1);
        return true;
    }

    void Finish(Instant now) => (State, EndedAt, Version) = (RoundState.Ended, now, Version + 1);
}

/// <summary>What the end of the grace time brought.</summary>
enum GraceOutcome
{
    /// <summary>It had started, moved or ended before.</summary>
    Nothing,
    Started,
    StartedWithoutSome,
    Missed,
}
