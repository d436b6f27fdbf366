using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>One VEVENT as read. Nothing of what it is about is kept: only when it is.</summary>
sealed class CalendarItem(int line)
{
    public int Line { get; } = line;
    public string Uid { get; set; } = "";
    public int Sequence { get; set; }
    public TimeValue? Start { get; set; }
    public TimeValue? End { get; set; }
    public TimeLength? Length { get; set; }
    public TimeValue? RecurrenceId { get; set; }

    /// <summary>RANGE=THISANDFUTURE: the change holds from that occurrence on.</summary>
    public bool IsThisAndFuture { get; set; }

    public bool IsTransparent { get; set; }
    public bool IsCancelled { get; set; }
    public List<Recurrence> Rules { get; } = [];
    public List<Recurrence> ExcludedRules { get; } = [];
    public List<(TimeValue Start, TimeValue? End, TimeLength? Length)> Added { get; } = [];
    public List<TimeValue> Excluded { get; } = [];

    public bool TakesTime => !IsCancelled && !IsTransparent;

    public bool Recurs => Rules.Count > 0 || Added.Count > 0;
}
