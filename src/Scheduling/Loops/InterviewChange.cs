using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>What a change did to an interview.</summary>
enum ChangeKind
{
    /// <summary>The same slot with other people.</summary>
    Replaced,

    /// <summary>Another slot.</summary>
    Moved,
    Cancelled,
}

/// <summary>A line of an interview's history: what became of it, who left, who came and why.</summary>
sealed class InterviewChange
{
    InterviewChange() { }

    public Guid InterviewId { get; private set; }

    /// <summary>Of the interview after the change.</summary>
    public int Version { get; private set; }

    public ChangeKind Kind { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Unique together with the interview: nothing is moved twice for one cause.</summary>
    public Guid CauseId { get; private set; }

    public string Reason { get; private set; } = "";
    public string Said { get; private set; } = "";
    public Guid? ById { get; private set; }
    public Instant StartBefore { get; private set; }

    /// <summary>Null when it was cancelled.</summary>
    public Instant? StartAfter { get; private set; }

    /// <summary>Interviewers and shadows who no longer sit in it.</summary>
    public Guid[] LeftIds { get; private set; } = [];

    /// <summary>Interviewers and shadows who are new in it.</summary>
    public Guid[] CameIds { get; private set; } = [];

    public static InterviewChange Of(Interview interview, Cause cause, Instant startBefore, Guid[] left, Guid[] came)
    {
        var isCancelled = interview.State == Contracts.Scheduling.InterviewState.Cancelled;
        return new()
        {
            InterviewId = interview.Id,
            Version = interview.Version,
            Kind = isCancelled ? ChangeKind.Cancelled : interview.Start == startBefore ? ChangeKind.Replaced : ChangeKind.Moved,
            At = cause.At,
            CauseId = cause.Id,
            Reason = cause.Words,
            Said = cause.Said,
            ById = cause.By,
            StartBefore = startBefore,
            StartAfter = isCancelled ? null : interview.Start,
            LeftIds = left,
            CameIds = came,
        };
    }
}
