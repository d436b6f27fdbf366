using Google.Protobuf.WellKnownTypes;
using Mockloop.Contracts.Scheduling;
using NodaTime;

namespace Mockloop.Web;

/// <summary>The person who looks at the page, asked for once per request; shows times in their zone.</summary>
sealed class CurrentPerson(SchedulingService.SchedulingServiceClient scheduling)
{
    Person? me;

    internal async Task<Person> GetAsync() => me ??= await scheduling.GetMeAsync(new());

    internal string Time(Timestamp? at) => Format(at, "ddd d MMM, HH:mm");
    internal string Day(Timestamp? at) => Format(at, "d MMM uuuu");
    internal string Hour(Timestamp? at) => Format(at, "HH:mm");

    string Format(Timestamp? at, string pattern)
    {
        if (at is null) return "–";
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(me?.TimeZone ?? "") ?? DateTimeZone.Utc;
        return Instant.FromDateTimeOffset(at.ToDateTimeOffset()).InZone(zone).ToString(pattern, System.Globalization.CultureInfo.InvariantCulture);
    }
}
