using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>The properties of an event that say when it is.</summary>
static class ItemText
{
    const int MostRules = 10, MostDates = 100_000;

    public static void Take(CalendarItem item, ContentLine line, bool isCut, WorkBudget budget)
    {
        // All that matter begin with one of these; the rest of an event is long and many.
        if (char.ToUpperInvariant(line.Name[0]) is not ('D' or 'R' or 'E' or 'S' or 'T' or 'U'))
            return;
        if (Apply(item, line, budget) && isCut)
            throw new CalendarException(line.Number, $"this {Shown.Of(line.Name)} has more than {budget.Limits.LineCharacters:N0} characters.");
    }

    // Whether the property is one that counts.
    static bool Apply(CalendarItem item, ContentLine line, WorkBudget budget)
    {
        switch (line.Name.ToString().ToUpperInvariant())
        {
            case "UID": item.Uid = line.Value.Trim().ToString(); break;
            case "SEQUENCE": item.Sequence = int.TryParse(line.Value, out var sequence) ? sequence : 0; break;
            case "STATUS": item.IsCancelled = line.Says("CANCELLED"); break;
            case "TRANSP": item.IsTransparent = line.Says("TRANSPARENT"); break;
            case "DTSTART": item.Start = Value(line, line.Value); break;
            case "DTEND": item.End = Value(line, line.Value); break;
            case "DURATION": item.Length = TimeLength.Parse(line.Value, line.Number); break;
            case "RECURRENCE-ID":
                (item.RecurrenceId, item.IsThisAndFuture) = (Value(line, line.Value), line.Has("RANGE", "THISANDFUTURE"));
                break;
            case "RRULE": Add(item.Rules, line); break;
            case "EXRULE": Add(item.ExcludedRules, line); break;
            case "RDATE": AddDates(item, line, budget); break;
            case "EXDATE": AddExcluded(item, line, budget); break;
            default: return false;
        }
        return true;
    }

    /// <summary>A FREEBUSY line: spans in UTC, busy unless FBTYPE says FREE.</summary>
    public static void TakeFreeBusy(ContentLine line, bool isCut, BusySpans spans, ZoneTable zones)
    {
        if (isCut)
            throw new CalendarException(line.Number, "this FREEBUSY line is too long.");
        if (line.Has("FBTYPE", "FREE"))
            return;
        foreach (var range in line.Value.Split(','))
        {
            var (start, end, length) = Span(line, line.Value[range]);
            var from = start.In(zones.Of(start));
            spans.Add(from, end is { } e ? e.In(zones.Of(e)) : length!.Value.After(start.Local, false, zones.Of(start)));
        }
    }

    static void Add(List<Recurrence> rules, ContentLine line)
    {
        if (rules.Count >= MostRules)
            throw new CalendarException(line.Number, $"an event has at most {MostRules} rules of a kind.");
        rules.Add(RecurrenceText.Parse(line.Value, line.Number));
    }

    static void AddDates(CalendarItem item, ContentLine line, WorkBudget budget)
    {
        foreach (var range in line.Value.Split(','))
        {
            Charge(item.Added.Count, line, budget);
            var text = line.Value[range];
            item.Added.Add(text.Contains('/') ? Span(line, text) : (Value(line, text), null, null));
        }
    }

    static void AddExcluded(CalendarItem item, ContentLine line, WorkBudget budget)
    {
        foreach (var range in line.Value.Split(','))
        {
            Charge(item.Excluded.Count, line, budget);
            item.Excluded.Add(Value(line, line.Value[range]));
        }
    }

    static void Charge(int count, ContentLine line, WorkBudget budget)
    {
        budget.Line = line.Number;
        // A date costs about as much as some days of a rule do, with its place in sets.
        budget.Step(10);
        if (count >= MostDates)
            throw new CalendarException(line.Number, $"an event has at most {MostDates:N0} dates of its own.");
    }

    static (TimeValue Start, TimeValue? End, TimeLength? Length) Span(ContentLine line, ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0)
            throw new CalendarException(line.Number, $"'{Shown.Of(text)}' is no period; they look like 20260302T090000Z/PT1H.");
        var start = Value(line, text[..slash]);
        var rest = text[(slash + 1)..].Trim();
        return rest.StartsWith("P", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("+P", StringComparison.OrdinalIgnoreCase)
            ? (start, null, TimeLength.Parse(rest, line.Number))
            : (start, Value(line, rest), null);
    }

    static TimeValue Value(ContentLine line, ReadOnlySpan<char> text) =>
        TimeValue.Parse(text, line.Parameter("TZID") is { Length: > 0 } zone ? zone.ToString() : null, line.Number);
}
