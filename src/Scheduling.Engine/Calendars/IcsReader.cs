using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>
/// Reads when somebody is busy out of an iCalendar file (RFC 5545), and nothing else of it. Strict about structure, bounded
/// in everything, so that a hostile file ends in a <see cref="CalendarException"/> before it costs anything.
/// </summary>
public sealed class IcsReader
{
    readonly WorkBudget _budget;
    readonly IcsLimits _limits;
    readonly ZoneTable _zones;
    readonly BusySpans _spans;
    readonly List<(string Name, int Line)> _open = [];
    readonly List<CalendarItem> _items = [];
    int _events;
    CalendarItem? _item;
    ZoneReader? _zone;

    IcsReader(DateTimeZone zone, Interval horizon, IcsLimits limits)
    {
        (_limits, _budget) = (limits, new WorkBudget(limits));
        _zones = new ZoneTable(zone, horizon.End.InUtc().LocalDateTime.PlusYears(1), _budget);
        _spans = new BusySpans(_zones, horizon, _budget);
    }

    /// <summary>The spans inside <paramref name="horizon"/> in which the calendar's owner is busy.</summary>
    /// <param name="text">The file.</param>
    /// <param name="zone">The owner's zone, for whole days and for times without one.</param>
    /// <param name="horizon">What counts; at most a few years, since every occurrence in it is paid for.</param>
    /// <param name="limits">Defaults are for files that people upload.</param>
    /// <exception cref="CalendarException">The file is broken or beyond a limit.</exception>
    public static BusyTimes Busy(string text, DateTimeZone zone, Interval horizon, IcsLimits? limits = null)
    {
        limits ??= new();
        if (text.Length > limits.Characters)
            throw new CalendarException(0, $"the file has {text.Length:N0} characters; at most {limits.Characters:N0} are taken. Export a shorter part of the calendar.");
        return new IcsReader(zone, horizon, limits).Read(text);
    }

    BusyTimes Read(string text)
    {
        var lines = new ContentLines(text, _limits.LineCharacters);
        while (lines.MoveNext())
            Take(ContentLine.Parse(lines.Current, lines.Number), lines.IsCut);
        if (_open.Count > 0)
            throw new CalendarException(_open[^1].Line, $"{_open[^1].Name} has no END; the file is cut off.");
        if (lines.Number == 0)
            throw new CalendarException(0, "the file is empty; export the calendar as .ics.");
        _spans.Add(_items);
        return _spans.Result(_events);
    }

    void Take(ContentLine line, bool isCut)
    {
        if (line.Is("BEGIN"))
            Begin(line.Value.Trim(), line.Number);
        else if (line.Is("END"))
            End(line);
        else if (_open.Count == 0)
            throw new CalendarException(line.Number, "a calendar starts with BEGIN:VCALENDAR; is this an .ics file?");
        else if (_open.Count == 2 && _item is not null)
            ItemText.Take(_item, line, isCut, _budget);
        else if (_open.Count == 2 && _open[1].Name == "VFREEBUSY" && line.Is("FREEBUSY"))
            ItemText.TakeFreeBusy(line, isCut, _spans, _zones);
        else if (_open.Count is 2 or 3)
            _zone?.Take(line, _open.Count == 3, isCut);
    }

    void Begin(ReadOnlySpan<char> value, int line)
    {
        var name = Shown.Of(value).ToUpperInvariant();
        if (_open.Count >= _limits.Depth)
            throw new CalendarException(line, $"components lie more than {_limits.Depth} deep in each other.");
        if (_open.Count == 0 != (name == "VCALENDAR"))
            throw new CalendarException(line, _open.Count == 0 ? "a calendar starts with BEGIN:VCALENDAR; is this an .ics file?" : "a calendar lies inside another.");
        _open.Add((name, line));
        if (_open.Count == 3)
            _zone?.Begin(name, line);
        if (_open.Count != 2)
            return;
        if (name is "VEVENT" or "VFREEBUSY" && ++_events > _limits.Events)
            throw new CalendarException(line, $"the file has more than {_limits.Events:N0} events; export a shorter part of the calendar.");
        (_item, _zone) = (name == "VEVENT" ? new CalendarItem(line) : null, name == "VTIMEZONE" ? new ZoneReader(line, _budget) : null);
    }

    void End(ContentLine line)
    {
        if (_open.Count == 0 || !line.Says(_open[^1].Name))
            throw new CalendarException(line.Number, $"END:{Shown.Of(line.Value)} ends nothing that is open here.");
        _open.RemoveAt(_open.Count - 1);
        if (_open.Count == 2)
            _zone?.End();
        if (_open.Count != 1)
            return;
        if (_item is { Start: null })
            throw new CalendarException(_item.Line, "this event has no DTSTART.");
        if (_item is not null)
            _items.Add(_item);
        if (_zone is not null)
            _zones.Define(_zone.Definition());
        (_item, _zone) = (null, null);
    }
}
