using NodaTime;

namespace Mockloop.Scheduling.Engine.Calendars;

/// <summary>A VTIMEZONE while it is read.</summary>
sealed class ZoneReader(int line, WorkBudget budget)
{
    const int MostParts = 2_000, MostRules = 10, MostDates = 10_000;
    readonly List<Observance> _parts = [];
    string _id = "";
    Part? _part;

    sealed class Part(int line, bool isDaylight)
    {
        public int Line { get; } = line;
        public bool IsDaylight { get; } = isDaylight;
        public TimeValue? Start { get; set; }
        public Offset? From { get; set; }
        public Offset? To { get; set; }
        public List<Recurrence> Rules { get; } = [];
        public List<TimeValue> Added { get; } = [];
    }

    public void Begin(string name, int at)
    {
        if (_parts.Count >= MostParts)
            throw new CalendarException(at, $"a zone has at most {MostParts:N0} parts.");
        _part = name is "STANDARD" or "DAYLIGHT" ? new Part(at, name == "DAYLIGHT") : null;
    }

    public void Take(ContentLine property, bool isInPart, bool isCut)
    {
        if (!isInPart && property.Is("TZID"))
            _id = property.Value.Trim().ToString();
        if (!isInPart || _part is null)
            return;
        if (isCut)
            throw new CalendarException(property.Number, "this line of a time zone is too long.");
        if (property.Is("DTSTART"))
            _part.Start = TimeValue.Parse(property.Value, null, property.Number);
        else if (property.Is("TZOFFSETFROM"))
            _part.From = OffsetOf(property);
        else if (property.Is("TZOFFSETTO"))
            _part.To = OffsetOf(property);
        else if (property.Is("RRULE"))
            AddRule(property);
        else if (property.Is("RDATE"))
            AddDates(property);
    }

    public void End()
    {
        if (_part is null)
            return;
        if (_part is not { Start: { } start, From: { } from, To: { } to })
            throw new CalendarException(_part.Line, "this part of a time zone lacks DTSTART, TZOFFSETFROM or TZOFFSETTO.");
        _parts.Add(new(_part.Line, start, from, to, _part.IsDaylight, _part.Rules, _part.Added));
        _part = null;
    }

    public ZoneDefinition Definition() =>
        _id.Length > 0 ? new(_id, line, _parts) : throw new CalendarException(line, "this time zone has no TZID.");

    // Zones change by the year; anything denser is not one.
    void AddRule(ContentLine property)
    {
        var rule = RecurrenceText.Parse(property.Value, property.Number);
        if (rule.Frequency != Frequency.Yearly || rule.Hours.Count + rule.Minutes.Count + rule.Seconds.Count > 0)
            throw new CalendarException(property.Number, "a time zone's rule must be FREQ=YEARLY, without hours, minutes or seconds.");
        if (_part!.Rules.Count >= MostRules)
            throw new CalendarException(property.Number, $"a part of a time zone has at most {MostRules} rules.");
        _part.Rules.Add(rule);
    }

    void AddDates(ContentLine property)
    {
        foreach (var range in property.Value.Split(','))
        {
            budget.Line = property.Number;
            budget.Step(10);
            if (_part!.Added.Count >= MostDates)
                throw new CalendarException(property.Number, $"a part of a time zone has at most {MostDates:N0} dates.");
            _part.Added.Add(TimeValue.Parse(property.Value[range], null, property.Number));
        }
    }

    // +0100 or -033045; NodaTime knows up to 18 hours.
    static Offset OffsetOf(ContentLine property)
    {
        var text = property.Value.Trim();
        if (text.Length is 5 or 7 && text[0] is '+' or '-' && int.TryParse(text[1..], System.Globalization.NumberStyles.None, null, out var digits))
        {
            var (hours, minutes, seconds) = text.Length == 5 ? (digits / 100, digits % 100, 0) : (digits / 10_000, digits / 100 % 100, digits % 100);
            if (hours < 18 && minutes < 60 && seconds < 60)
                return Offset.FromSeconds((text[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds));
        }
        throw new CalendarException(property.Number, $"'{Shown.Of(text)}' is no offset; they look like +0100, up to 18 hours.");
    }
}
