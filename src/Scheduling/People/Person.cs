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
    /// <summary>ISO 639-1, in order.</summary>
    public string[] Languages { get; private set; } = [];

    /// <summary>One of <see cref="PersonFields.Levels"/>, or empty.</summary>
    public string Level { get; private set; } = "";

    /// <summary>Nothing new sooner than this from now.</summary>
    public int NoticeMinutes { get; private set; }

    /// <summary>Left free before and after each interview.</summary>
    public int BufferMinutes { get; private set; }

    /// <summary>Normalized; who states the same is never met.</summary>
    public string[] Affiliations { get; private set; } = [];

    /// <summary>Own room for interviews they give; empty for the cohort's.</summary>
    public string MeetingLink { get; private set; } = "";

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

    /// <summary>What only some say of themselves; null keeps what there is.</summary>
    public void Describe(PersonFields fields)
    {
        Languages = fields.Languages ?? Languages;
        Level = fields.Level ?? Level;
        NoticeMinutes = fields.NoticeMinutes ?? NoticeMinutes;
        BufferMinutes = fields.BufferMinutes ?? BufferMinutes;
        Affiliations = fields.Affiliations ?? Affiliations;
        MeetingLink = fields.MeetingLink ?? MeetingLink;
    }

    static string Shorten(string name) => name.Length <= LongestName ? name : name[..LongestName];
}
