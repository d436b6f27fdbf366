using NodaTime;
using NodaTime.TimeZones;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>A VTIMEZONE as read.</summary>
sealed record ZoneDefinition(string Id, int Line, IReadOnlyList<Observance> Observances);

/// <summary>A STANDARD or DAYLIGHT part: from its onsets on, wall time is that far from UTC.</summary>
sealed record Observance(int Line, TimeValue Start, Offset From, Offset To, bool IsDaylight, IReadOnlyList<Recurrence> Rules, IReadOnlyList<TimeValue> Added);

/// <summary>The zone that a VTIMEZONE describes, up to the time that counts.</summary>
sealed class DefinedZone : DateTimeZone
{
    static readonly Duration Closest = Duration.FromHours(12);

    // Zones of old programs begin in 1601; what they were before this matters to nobody's next weeks.
    static readonly LocalDateTime Earliest = new(1970, 1, 1, 0, 0);

    readonly ZoneInterval[] _intervals;

    DefinedZone(string id, ZoneInterval[] intervals)
        : base(id, false, intervals.Select(i => i.WallOffset).Min(), intervals.Select(i => i.WallOffset).Max()) => _intervals = intervals;

    /// <inheritdoc/>
    public override ZoneInterval GetZoneInterval(Instant instant)
    {
        var (low, high) = (0, _intervals.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_intervals[middle].Start <= instant)
                low = middle;
            else
                high = middle - 1;
        }
        return _intervals[low];
    }

    public static DateTimeZone Of(ZoneDefinition definition, LocalDateTime until, ZoneTable zones, WorkBudget budget)
    {
        var onsets = definition.Observances.SelectMany(o => Onsets(o, until, zones, budget)).OrderBy(o => o.At).ThenBy(o => o.Part.Start.Local).ToList();
        if (onsets.Count == 0)
            throw new CalendarException(definition.Line, $"the zone '{Shown.Of(definition.Id)}' has neither STANDARD nor DAYLIGHT.");
        var steps = new List<(Instant? At, Offset Offset, bool IsDaylight)> { (null, onsets[0].Part.From, false) };
        foreach (var (at, part) in onsets)
        {
            // Of two at one instant the later one in the file's own order stands.
            if (steps[^1].At == at)
                steps.RemoveAt(steps.Count - 1);
            if (part.To == steps[^1].Offset)
                continue;
            if (at - steps[^1].At < Closest)
                throw new CalendarException(part.Line, $"the zone '{Shown.Of(definition.Id)}' changes its offset twice within 12 hours.");
            steps.Add((at, part.To, part.IsDaylight));
        }
        return new DefinedZone(definition.Id, [.. steps.Select((s, i) => new ZoneInterval(
            definition.Id, s.At, i + 1 < steps.Count ? steps[i + 1].At : null, s.Offset, Offset.Zero))]);
    }

    static IEnumerable<(Instant At, Observance Part)> Onsets(Observance part, LocalDateTime until, ZoneTable zones, WorkBudget budget)
    {
        var zone = ForOffset(part.From);
        var locals = new HashSet<LocalDateTime> { part.Start.Local };
        foreach (var added in part.Added)
            locals.Add(added.Local);
        foreach (var rule in part.Rules)
            locals.UnionWith(OccurrenceSet.Expand(rule, part.Start, zone, zones, LocalDateTime.Max(part.Start.Local, Earliest), until, budget));
        return locals.Where(l => l < until).Select(l => (l.InZoneStrictly(zone).ToInstant(), part));
    }
}
