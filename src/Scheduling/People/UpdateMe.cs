using Mockloop.Contracts.Scheduling;
using Mockloop.Scheduling.Data;
using Mockloop.ServiceDefaults.Versions;

namespace Mockloop.Scheduling.People;

/// <summary>Changes what the caller says of themselves.</summary>
sealed class UpdateMe(SchedulingDb db, GetMe me)
{
    public async Task<Contracts.Scheduling.Person> HandleAsync(UpdateMeRequest request, CancellationToken ct)
    {
        var person = await me.EnsureAsync(ct);
        ETags.Check(request.Etag, person.Version, "Your record", "in another window or call, or by a sign-in with another e-mail address");
        var holidays = request.Holidays.Select((text, i) => Zones.ParseDate(text, $"holidays[{i}]")).ToArray();
        person.Change(request.Name, request.TimeZone, request.DailyCap, request.WeeklyCap, holidays);
        person.Describe(PersonFields.Of(request));
        await db.SaveChangesAsync(ct);
        return await person.ToProtoAsync(db, ct);
    }
}

/// <summary>A person as the proto shows it.</summary>
static class PersonReply
{
    public static async Task<Contracts.Scheduling.Person> ToProtoAsync(this Person person, SchedulingDb db, CancellationToken ct)
    {
        var standing = await Standing.OfAsync(db, person.Id, ct);
        return new()
        {
            PersonId = person.Id.ToString(),
            Name = person.Name,
            Email = person.Email,
            TimeZone = person.TimeZone,
            DailyCap = person.DailyCap,
            WeeklyCap = person.WeeklyCap,
            Holidays = { person.Holidays.Select(Zones.Text) },
            Reputation = standing.Reputation,
            Ledger = standing.Balance,
            Version = person.Version,
            Etag = ETags.Of(person.Version),
            Languages = { person.Languages },
            Level = person.Level,
            NoticeMinutes = person.NoticeMinutes,
            BufferMinutes = person.BufferMinutes,
            Affiliations = { person.Affiliations },
            MeetingLink = person.MeetingLink,
        };
    }
}
