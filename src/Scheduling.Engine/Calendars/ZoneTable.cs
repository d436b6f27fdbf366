using NodaTime;
using NodaTime.TimeZones;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>
/// What a TZID means: a name of the tz database first (files often carry trimmed or outdated rules for those), then a
/// Windows name, then the file's own VTIMEZONE, then a path that ends in a name (/vendor/20070129_1/Europe/Berlin).
/// </summary>
sealed class ZoneTable(DateTimeZone floating, LocalDateTime until, WorkBudget budget)
{
    readonly Dictionary<string, DateTimeZone> _known = new(StringComparer.Ordinal);
    readonly Dictionary<string, ZoneDefinition> _defined = new(StringComparer.Ordinal);

    public void Define(ZoneDefinition zone)
    {
        if (_defined.Count >= budget.Limits.Zones)
            throw new CalendarException(zone.Line, $"the file defines more than {budget.Limits.Zones} zones.");
        if (!_defined.TryAdd(zone.Id, zone) && !ByName(zone.Id, out _))
            throw new CalendarException(zone.Line, $"the zone '{Shown.Of(zone.Id)}' is defined twice.");
    }

    /// <summary>The zone of a value; dates and floating times are in the person's own.</summary>
    public DateTimeZone Of(TimeValue value)
    {
        if (value.ZoneId is not { } id)
            return floating;
        if (_known.TryGetValue(id, out var zone))
            return zone;
        return _known[id] = ByName(id, out var named) ? named
            : _defined.TryGetValue(id, out var defined) ? DefinedZone.Of(defined, until, this, budget)
            : ByEndOfPath(id, out var ending) ? ending
            : throw new CalendarException(value.Line, $"the zone '{Shown.Of(id)}' is neither defined in the file nor known; export the calendar with its time zones.");
    }

    static bool ByName(string id, out DateTimeZone zone)
    {
        var tz = TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.TryGetValue(id, out var windows) ? windows : id;
        zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(tz)!;
        return zone is not null;
    }

    static bool ByEndOfPath(string id, out DateTimeZone zone)
    {
        for (var slash = id.IndexOf('/'); slash >= 0; slash = id.IndexOf('/', slash + 1))
            if (ByName(id[(slash + 1)..], out zone))
                return true;
        zone = null!;
        return false;
    }
}
