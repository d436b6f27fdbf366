using NodaTime;

namespace Mockloop.Scheduling.Calendars;

/// <summary>
/// An interview as one person was told of it last: what their calendar shows, and what every later change is told against.
/// Nobody who was never told of it has one.
/// </summary>
sealed class CalendarEntry
{
    CalendarEntry() { }

    public Guid PersonId { get; private set; }
    public Guid InterviewId { get; private set; }

    /// <summary>RFC 5545's SEQUENCE: 0, and one more with every change that was told.</summary>
    public int Sequence { get; private set; }

    public Instant Start { get; private set; }
    public Instant End { get; private set; }
    public bool IsCancelled { get; private set; }

    /// <summary>Everybody in it, in order, the person included.</summary>
    public Guid[] PeopleIds { get; private set; } = [];

    public Instant ChangedAt { get; private set; }

    public static CalendarEntry Of(Guid personId, Guid interviewId) => new() { PersonId = personId, InterviewId = interviewId, Sequence = -1 };

    /// <summary>Told anew; the sequence says that it is news.</summary>
    public void Tell(Instant start, Instant end, Guid[] people, bool isCancelled, Instant now)
    {
        (Start, End, PeopleIds, IsCancelled, ChangedAt) = (start, end, people, isCancelled, now);
        Sequence++;
    }
}
