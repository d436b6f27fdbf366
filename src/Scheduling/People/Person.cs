using Mockloop.ServiceDefaults.Errors;
using NodaTime;

namespace Mockloop.Scheduling.People;

/// <summary>Somebody who signed in at least once. The id is the token's <c>sub</c>.</summary>
sealed class Person
{
    /// <summary>Interviews given per date and week, until the person says otherwise.</summary>
    public const int DefaultDailyCap = 2, DefaultWeeklyCap = 6;

    /// <summary>Nobody may say they give more.</summary>
    public const int LargestDailyCap = 8, LargestWeeklyCap = 30;

    const int LongestName = 100, MostHolidays = 100;

    Person() { }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>As the token spells it.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Lower case, and only when the sign-in server vouched for it: what invitations bind to.</summary>
    public string? VerifiedEmail { get; private set; }

    public string TimeZone { get; private set; } = "UTC";
    public int DailyCap { get; private set; } = DefaultDailyCap;
    public int WeeklyCap { get; private set; } = DefaultWeeklyCap;
    public LocalDate[] Holidays { get; private set; } = [];
    public int Version { get; private set; } = 1;

    /// <summary>Of the weekly rules and exceptions, which are rows of their own.</summary>
    public int AvailabilityVersion { get; private set; }

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    /// <summary>At the first sign-in.</summary>
    public static Person Of(Guid id, string name, string? email, bool emailVerified)
    {
        var person = new Person { Id = id, Name = Shorten(name) };
        person.KnownAs(email, emailVerified);
        return person;
    }

    /// <summary>Takes the address over from a newer token; true when that changed anything.</summary>
    public bool KnownAs(string? email, bool emailVerified)
    {
        var (address, verified) = (email?.Trim() ?? "", emailVerified ? email?.Trim().ToLowerInvariant() : null);
        if ((address, verified) == (Email, VerifiedEmail))
            return false;
        (Email, VerifiedEmail) = (address, verified);
        Version++;
        return true;
    }

    /// <summary>Empty texts and zeros keep what there is; holidays are replaced.</summary>
    public void Change(string name, string zone, int dailyCap, int weeklyCap, LocalDate[] holidays)
    {
        if (name.Length > 0)
            Name = Require.Length(name, 1, LongestName, "name");
        if (zone.Length > 0)
            TimeZone = Zones.Parse(zone, "time_zone").Id;
        if (dailyCap != 0)
            DailyCap = Require.Range(dailyCap, 1, LargestDailyCap, "daily_cap");
        if (weeklyCap != 0)
            WeeklyCap = Require.Range(weeklyCap, 1, LargestWeeklyCap, "weekly_cap");
        Holidays = [.. Require.Count(holidays, 0, MostHolidays, "holidays").Distinct().Order()];
        Version++;
    }

    static string Shorten(string name) => name.Length <= LongestName ? name : name[..LongestName];
}
