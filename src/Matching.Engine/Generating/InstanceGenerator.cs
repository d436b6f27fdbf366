using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Engine.Generating;

/// <summary>
/// Makes cohorts that look like real ones: five stages over 18 business days, people in six zones with 8–14 free
/// half-hours a weekday that repeat weekly with exceptions, one to three qualifications per interviewer, holidays.
/// </summary>
public static class InstanceGenerator
{
    static readonly LocalDate Monday = new(2026, 3, 2);

    static readonly PlanStage[] Stages =
    [
        new("screen", 30, 1, 5, ["recruiter"]),
        new("coding", 45, 4, 10, ["engineer"]),
        new("design", 60, 8, 18, ["senior-engineer"]),
        new("product", 60, 8, 18, ["product-lead"]),
        new("leadership", 60, 8, 18, ["hiring-manager", "senior-tpm", "ml-researcher"]),
    ];

    static readonly (string Stage, string Role, int Weight)[] Chairs =
        [.. Stages.SelectMany(s => s.Roles.Select(r => (s.Id, r, s.Id switch { "screen" => 14, "coding" => 12, _ => 10 })))];

    static readonly (string Zone, int Weight)[] Zones =
        [("America/Los_Angeles", 5), ("America/New_York", 5), ("Europe/London", 15), ("Europe/Paris", 55), ("Europe/Athens", 15), ("Asia/Kolkata", 5)];

    public static PlanInstance Generate(GenerateOptions options)
    {
        var random = new Random(unchecked((int)(options.Seed * 2_654_435_761 % int.MaxValue)));
        var both = Math.Min(options.Candidates, options.Interviewers * (options.Interviewers < 50 ? 2 : 4) / 5);
        var people = new List<PlanPerson>();
        for (var c = 0; c < options.Candidates; c++)
            people.Add(PersonOf(random, $"p{c + 1}", true, c < both ? c : -1, options));
        for (var i = both; i < options.Interviewers; i++)
            people.Add(PersonOf(random, $"p{options.Candidates + i - both + 1}", false, i, options));
        for (var i = 0; i < Math.Min(options.Infeasible, options.Candidates); i++)
            people[i * options.Candidates / options.Infeasible] = Hopeless(people[i * options.Candidates / options.Infeasible], i);
        return new()
        {
            Start = Monday,
            BusinessDays = 18,
            Stages = Stages,
            People = people,
            Forbidden = [.. Pairs(random, people, 0.01).Select(p => new PersonPair(p.Candidate, p.Interviewer))],
            Preferences = [.. Pairs(random, people, options.Preferences).Select(p => new Preference(p.Candidate, p.Interviewer, random.Next(-10, 11)))],
            History = [.. Pairs(random, people, options.History).Select(p => new PairCount(p.Candidate, p.Interviewer, random.Next(1, 3)))],
            Shadows = [.. people.Where(p => p.Qualified.Count > 0 && random.Next(20) == 0).Select(p => Wish(random, p.Id))],
        };
    }

    static PlanPerson PersonOf(Random random, string id, bool candidate, int interviewer, GenerateOptions options)
    {
        var zone = Drawn(random, Zones);
        return new()
        {
            Id = id,
            Zone = zone,
            Candidate = candidate,
            Qualified = interviewer < 0 ? [] : Qualifications(random, interviewer),
            DailyCap = 2,
            WeeklyCap = options.Tight ? 5 : options.Interviewers < 50 ? 6 : 8,
            Holidays = random.Next(4) == 0 ? [Monday.PlusDays(random.Next(24))] : [],
            Available = FreeTime.Of(random, Monday, zone, interviewer >= 0),
            Ledger = random.Next(-options.Ledger, options.Ledger + 1),
        };
    }

    // The first two rounds of interviewers cover every role, so that no role is left empty by chance.
    static List<string> Qualifications(Random random, int interviewer)
    {
        var chosen = new SortedSet<string>();
        if (interviewer < 2 * Chairs.Length)
            chosen.Add(NameOf(Chairs[interviewer % Chairs.Length]));
        for (var n = random.Next(1, 4); n > 0; n--)
            chosen.Add(NameOf(Drawn(random, [.. Chairs.Select(c => (c, c.Weight))])));
        return [.. chosen];
    }

    static string NameOf((string Stage, string Role, int Weight) chair) => $"{chair.Stage}:{chair.Role}";

    static ShadowWish Wish(Random random, string person)
    {
        var (stage, role, _) = Chairs[random.Next(Chairs.Length)];
        return new(person, stage, role);
    }

    // In turn: never free in the first window, an hour a week only, free at night.
    static PlanPerson Hopeless(PlanPerson person, int kind) => person with
    {
        Available = (kind % 3) switch
        {
            0 => [.. person.Available.Where(a => a.Start > Monday.PlusDays(9).AtMidnight().InUtc().ToInstant())],
            1 => [.. person.Available.Where((_, i) => i % 12 == 0)],
            _ => [.. person.Available.Select(a => new Interval(a.Start + Duration.FromHours(11), a.End + Duration.FromHours(11)))],
        },
    };

    static IEnumerable<(string Candidate, string Interviewer)> Pairs(Random random, List<PlanPerson> people, double share) =>
        from c in people
        where c.Candidate
        from i in people
        where i.Qualified.Count > 0 && i.Id != c.Id && random.NextDouble() < share
        select (c.Id, i.Id);

    static T Drawn<T>(Random random, (T Item, int Weight)[] of)
    {
        var at = random.Next(of.Sum(o => o.Weight));
        foreach (var (item, weight) in of)
            if ((at -= weight) < 0)
                return item;
        return of[^1].Item;
    }
}
