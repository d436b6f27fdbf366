using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Calendars;
using NodaTime;

namespace Mockloop.Scheduling.Notices;

/// <summary>What is to become of the mail about it.</summary>
enum MailState
{
    /// <summary>None is wanted, or possible.</summary>
    None,
    Waiting,
    Sent,

    /// <summary>The mail server kept refusing it.</summary>
    GivenUp,
}

/// <summary>
/// Something one person is told once: in the inbox, by mail, or both. Facts only; names are looked up when it is shown.
/// </summary>
sealed class Notice
{
    Notice() { }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid InterviewId { get; private set; }

    /// <summary>Of the person's calendar entry; unique with interview, person and lead.</summary>
    public int Sequence { get; private set; }

    /// <summary>0 for changes; for reminders the minutes before the start.</summary>
    public int LeadMinutes { get; private set; }

    public NoticeKind Kind { get; private set; }
    public Instant Start { get; private set; }
    public Instant End { get; private set; }
    public Instant? StartBefore { get; private set; }
    public string Reason { get; private set; } = "";
    public Instant At { get; private set; }
    public bool InInbox { get; private set; }
    public Instant? ReadAt { get; private set; }
    public MailState Mail { get; private set; }

    /// <summary>Domain time before which the mail waits: the end of quiet hours.</summary>
    public Instant MailAfter { get; private set; }

    public int MailAttempts { get; private set; }

    /// <summary>System time until which somebody is sending it, or of the next try.</summary>
    public Instant? MailLeasedUntil { get; private set; }

    public string MailError { get; private set; } = "";

    public static Notice Of(CalendarEntry entry, NoticeKind kind, int leadMinutes, Instant? startBefore, string reason, Instant now) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = entry.PersonId,
        InterviewId = entry.InterviewId,
        Sequence = entry.Sequence,
        LeadMinutes = leadMinutes,
        Kind = kind,
        Start = entry.Start,
        End = entry.End,
        StartBefore = startBefore,
        Reason = reason,
        At = now,
    };

    /// <summary>Where it is told.</summary>
    public Notice To(bool inbox, Instant? mailAfter)
    {
        InInbox = inbox;
        (Mail, MailAfter) = mailAfter is { } after ? (MailState.Waiting, after) : (MailState.None, At);
        return this;
    }
}
