using Mockloop.Contracts.Questions;
using Mockloop.Contracts.Scheduling;
using Mockloop.ServiceDefaults;
using NodaTime;

namespace Mockloop.Load.Pool;

/// <summary>The people, when they are free, and what is booked: Scheduling as the pool sees it. Everything from the seed.</summary>
sealed class PoolWorld
{
    const int Cohorts = 6, PeoplePerCohort = 300, FreeDays = 7, FreeOf = 3;
    public const int GranularityMinutes = 30;
    readonly Lock gate = new();
    readonly HashSet<(Guid Cohort, Guid Person)> members = [];
    readonly Dictionary<Guid, List<Interval>> booked = [];
    readonly Func<Instant> now;

    public PoolWorld(int seed, Func<Instant> now)
    {
        this.now = now;
        var random = new Random(seed);
        foreach (var _ in Enumerable.Range(0, Cohorts))
        {
            var cohort = NextId(random);
            var people = Enumerable.Range(0, PeoplePerCohort).Select(_ => NextId(random)).ToArray();
            All.Add((cohort, people));
            members.UnionWith(people.Select(p => (cohort, p)));
        }
    }

    public static Track Track { get; } = new()
    {
        Id = "pool",
        Hash = "sha256:pool",
        GranularityMinutes = GranularityMinutes,
        Stages =
        {
            new Stage { Id = "coding", Minutes = 45, Roles = { new StageRole { Id = "engineer" } } },
            new Stage { Id = "design", Minutes = 60, Roles = { new StageRole { Id = "engineer" } } },
        },
    };

    public List<(Guid Cohort, Guid[] People)> All { get; } = [];

    public static Guid NextId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>Null for who left.</summary>
    public PoolProfile? ProfileOf(Guid cohort, Guid person)
    {
        lock (gate)
        {
            if (!members.Contains((cohort, person)))
                return null;
            var at = now();
            var taken = booked.GetValueOrDefault(person, []).Where(b => b.End > at);
            var free = Matching.Engine.Pooling.CommonTime.Without([.. FreeOfWeek(person, at)], taken);
            var luck = person.GetHashCode() & int.MaxValue;
            return new()
            {
                PersonId = person.ToString(),
                Track = new TrackRef { Id = Track.Id, Hash = Track.Hash },
                Candidate = true,
                Interviewer = true,
                Qualifications = { "coding:engineer", "design:engineer" },
                Free = { free.Select(f => new Span { From = f.Start.ToTimestamp(), To = f.End.ToTimestamp() }) },
                Ledger = luck % 9 - 4,
                NeverWith = { All.Find(c => c.Cohort == cohort).People[luck % PeoplePerCohort].ToString() },
                Reputation = luck % 3 == 0 ? 0 : 1 + luck % 41 / 10.0,
            };
        }
    }

    /// <summary>Books all of it or nothing.</summary>
    public bool TryBook(IReadOnlyList<(Guid Person, Interval Time)> wanted)
    {
        lock (gate)
        {
            if (wanted.Any(w => booked.GetValueOrDefault(w.Person, []).Exists(b => b.Start < w.Time.End && w.Time.Start < b.End)))
                return false;
            foreach (var (person, time) in wanted)
                (booked.TryGetValue(person, out var own) ? own : booked[person] = []).Add(time);
            return true;
        }
    }

    public void Cancel(IEnumerable<(Guid Person, Interval Time)> held)
    {
        lock (gate)
            foreach (var (person, time) in held)
                booked[person].Remove(time);
    }

    public bool IsMember(Guid cohort, Guid person)
    {
        lock (gate)
            return members.Contains((cohort, person));
    }

    public void Withdraw(Guid cohort, Guid person)
    {
        lock (gate)
            members.Remove((cohort, person));
    }

    // A stretch of two to four hours on some days, the same whenever it is asked for.
    static IEnumerable<Interval> FreeOfWeek(Guid person, Instant from)
    {
        var to = from + Duration.FromDays(FreeDays);
        for (var day = (int)Math.Floor(from.ToUnixTimeSeconds() / 86400.0); Instant.FromUnixTimeSeconds(day * 86400L) < to; day++)
        {
            var luck = Math.Abs(HashCode.Combine(person, day) % 1000);
            if (luck % FreeOf == 0)
                continue;
            var start = Instant.FromUnixTimeSeconds(day * 86400L + 3600L * (8 + luck % 8));
            var (first, last) = (Instant.Max(start, from), Instant.Min(start + Duration.FromHours(2 + luck % 3), to));
            if (first < last)
                yield return new Interval(first, last);
        }
    }
}
