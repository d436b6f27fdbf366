using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>The starts of one event: DTSTART, what its rules and RDATEs add, without what EXDATE and EXRULE take away.</summary>
static class OccurrenceSet
{
    /// <summary>Starts between the two, in any order, none twice; DTSTART counts even where its rule does not name it.</summary>
    public static HashSet<LocalDateTime> Of(CalendarItem item, DateTimeZone zone, ZoneTable zones, LocalDateTime from, LocalDateTime to, WorkBudget budget)
    {
        var start = item.Start!.Value;
        var starts = new HashSet<LocalDateTime>();
        if (start.Local >= from && start.Local < to)
            starts.Add(start.Local);
        foreach (var rule in item.Rules)
            foreach (var one in Expand(rule, start, zone, zones, from, to, budget))
                if (starts.Add(one))
                    budget.Occurrence();
        foreach (var rule in item.ExcludedRules)
            starts.ExceptWith(Expand(rule, start, zone, zones, from, to, budget));
        return starts;
    }

    /// <summary>A rule's own starts, up to its COUNT or UNTIL.</summary>
    public static IEnumerable<LocalDateTime> Expand(
        Recurrence rule, TimeValue start, DateTimeZone zone, ZoneTable zones, LocalDateTime from, LocalDateTime to, WorkBudget budget)
    {
        budget.Line = rule.Line;
        // A wall time and its instant never differ by two days between zones.
        var end = rule.Until is { } until && until.Local.PlusDays(2) < to ? until.Local.PlusDays(2) : to;
        var left = rule.Count ?? int.MaxValue;
        var isFirst = true;
        foreach (var one in new Expansion(rule, start.Local, budget).Between(from, end))
        {
            // DTSTART is the first one, also where the rule does not name it.
            if (isFirst && one != start.Local && rule.Count is not null)
                left--;
            isFirst = false;
            if (left-- <= 0 || IsPast(one, rule.Until, start, zone, zones))
                yield break;
            if (one >= from)
                yield return one;
        }
    }

    static bool IsPast(LocalDateTime one, TimeValue? until, TimeValue start, DateTimeZone zone, ZoneTable zones) => until switch
    {
        null => false,
        { IsDate: true } date => one.Date > date.Local.Date,
        { ZoneId: TimeValue.Utc } utc => TimeValue.Resolve(one, start.IsDate, zone) > utc.In(zones.Of(utc)),
        { } local => one > local.Local,
    };
}
