using Microsoft.EntityFrameworkCore;
using Mockloop.Scheduling.Data;
using NodaTime;

namespace Mockloop.Scheduling.Loops;

/// <summary>What a plan is made from, kept so that what came in between can be named.</summary>
sealed class PlanBasis
{
    const int MostNamed = 10;

    readonly int _version;
    readonly Dictionary<Guid, MemberState> _members;
    readonly Dictionary<Guid, PersonState> _people;

    PlanBasis(int version, Dictionary<Guid, MemberState> members, Dictionary<Guid, PersonState> people) =>
        (_version, _members, _people) = (version, members, people);

    sealed record MemberState(string Name, bool Withdrawn, int Version);

    sealed record PersonState(string Name, string Zone, int DailyCap, int WeeklyCap, string Holidays, int Availability);

    public static async Task<PlanBasis> ReadAsync(SchedulingDb db, Guid cohort, CancellationToken ct)
    {
        var version = await db.Cohorts.Where(c => c.Id == cohort).Select(c => c.Version).SingleAsync(ct);
        var members = await db.Memberships.AsNoTracking().Where(m => m.CohortId == cohort).ToListAsync(ct);
        var ids = members.Select(m => m.PersonId).OfType<Guid>().ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        return new(version,
            members.ToDictionary(m => m.Id, m => new MemberState(NameOf(m), m.Withdrawn, m.Version)),
            people.ToDictionary(p => p.Key, p => StateOf(p.Value)));

        string NameOf(Cohorts.Membership member) => member.PersonId is { } id && people.TryGetValue(id, out var person) ? person.Name : member.Email;
    }

    /// <summary>What is different now, in words; of people's time only those named.</summary>
    public IReadOnlyList<string> ChangesTo(PlanBasis now, IReadOnlyCollection<Guid> planned)
    {
        List<string> changes = [.. now._members.Select(m => MemberChange(m.Value, _members.GetValueOrDefault(m.Key))).OfType<string>(),
            .. planned.Select(p => PersonChange(now._people[p], _people.GetValueOrDefault(p))).OfType<string>()];
        if (changes.Count == 0 && now._version != _version)
            changes.Add("it was planned, or its weights or rules were set, by another call");
        return changes.Count <= MostNamed ? changes : [.. changes.Take(MostNamed), $"and {changes.Count - MostNamed} more"];
    }

    static PersonState StateOf(People.Person person) => new(person.Name, person.TimeZone, person.DailyCap, person.WeeklyCap,
        string.Join(' ', person.Holidays.Select(People.Zones.Text)), person.AvailabilityVersion);

    static string? MemberChange(MemberState now, MemberState? before) => before switch
    {
        null => $"{now.Name} was invited",
        _ when now.Withdrawn && !before.Withdrawn => $"{now.Name} left",
        _ when now.Version != before.Version => $"the part of {now.Name} was changed",
        _ => null,
    };

    static string? PersonChange(PersonState now, PersonState? before) => before switch
    {
        _ when now == before || before is null => null,
        _ when now.Availability != before.Availability => $"{now.Name} changed when they are free",
        _ when now with { Name = before.Name } == before => null,
        _ => $"{now.Name} changed their zone, caps or holidays",
    };
}
