using Mockloop.Contracts.Scheduling;

namespace Mockloop.Web.Calendars;

/// <summary>A day that is otherwise, as a line of text: "2026-05-05 10:00-12:00, 14:00-15:30". The service says what is wrong with one.</summary>
static class AvailabilityText
{
    internal static string Of(DateException day) =>
        $"{day.Date} {string.Join(", ", day.Spans.Select(s => $"{s.From}-{s.To}"))}".TrimEnd();

    internal static DateException Parse(string line)
    {
        var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        var day = new DateException { Date = parts[0] };
        if (parts.Length > 1)
            foreach (var span in parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var ends = span.Split('-', 2, StringSplitOptions.TrimEntries);
                day.Spans.Add(new WeeklyRule { From = ends[0], To = ends.Length > 1 ? ends[1] : "" });
            }
        return day;
    }
}
