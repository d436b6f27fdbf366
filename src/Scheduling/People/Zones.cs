using Mockloop.ServiceDefaults.Errors;
using NodaTime;
using NodaTime.Text;

namespace Mockloop.Scheduling.People;

/// <summary>Zones and dates as requests write them.</summary>
static class Zones
{
    public static DateTimeZone Parse(string name, string field) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
        ?? throw DomainException.Invalid(field, name, "is no IANA time zone; send one such as Europe/Paris");

    public static LocalDate ParseDate(string text, string field) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
            ? date
            : throw DomainException.Invalid(field, text, "is no date; send one such as 2026-03-02");

    public static string Text(this LocalDate date) => LocalDatePattern.Iso.Format(date);
}
