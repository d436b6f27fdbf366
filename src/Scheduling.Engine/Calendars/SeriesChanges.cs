using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>What a file says about single occurrences of a series (RECURRENCE-ID); of two words on one the later stands.</summary>
sealed class SeriesChanges
{
    readonly HashSet<Instant> _struck;
    readonly List<Instant> _futureFrom;

    SeriesChanges(List<(Instant At, CalendarItem Item)> changes)
    {
        Single = [.. changes.Where(c => !c.Item.IsThisAndFuture).Select(c => c.Item)];
        Future = [.. changes.Where(c => c.Item.IsThisAndFuture).Select(c => c.Item)];
        _struck = [.. changes.Where(c => !c.Item.IsThisAndFuture).Select(c => c.At)];
        _futureFrom = [.. changes.Where(c => c.Item.IsThisAndFuture).Select(c => c.At)];
    }

    /// <summary>Changes of one occurrence.</summary>
    public IReadOnlyList<CalendarItem> Single { get; }

    /// <summary>Changes of one occurrence and all after it, in order.</summary>
    public IReadOnlyList<CalendarItem> Future { get; }

    public static SeriesChanges Of(IEnumerable<CalendarItem> changes, ZoneTable zones) => new(
    [
        .. changes.Select(c => (At: c.RecurrenceId!.Value.In(zones.Of(c.RecurrenceId.Value)), Item: c))
            .GroupBy(c => c.At).Select(same => same.MaxBy(c => c.Item.Sequence)).OrderBy(c => c.At),
    ]);

    /// <summary>Whether the occurrence that began then is replaced or gone.</summary>
    public bool Strikes(Instant at) => _struck.Contains(at);

    /// <summary>The change that holds from some occurrence on, for the one that began then; null for none.</summary>
    public CalendarItem? FutureFrom(Instant at)
    {
        var place = _futureFrom.BinarySearch(at);
        var index = place >= 0 ? place : ~place - 1;
        return index < 0 ? null : Future[index];
    }
}
