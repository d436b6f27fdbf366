using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Tests.Engine;

/// <summary>The second level by the formula of the engine's README, from a plan's placements alone.</summary>
static class SecondLevel
{
    public static double Of(PlanInstance instance, IReadOnlyList<Placement> placed)
    {
        var (weights, all) = (instance.Weights, instance.Fixed.Concat(placed).ToList());
        var stages = instance.Stages.Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i);
        var value = 0.0;
        foreach (var person in instance.People)
        {
            var given = all.Count(p => p.Interviewer == person.Id);
            var balance = person.Ledger + given - (person.Candidate ? instance.Stages.Count : 0);
            value -= weights.Load * given * given + weights.GiveAndTake * balance * balance;
            var loop = all.Where(p => p.Candidate == person.Id && stages.ContainsKey(p.Stage)).OrderBy(p => stages[p.Stage]).ToList();
            if (person.Candidate && loop.Count > 0)
                value -= weights.Compactness * (DayOf(instance, person, loop[^1].Start) - DayOf(instance, person, loop[0].Start));
        }
        foreach (var chair in placed)
            value += weights.Preference * instance.Preferences.Where(p => (p.Candidate, p.Interviewer) == (chair.Candidate, chair.Interviewer)).Sum(p => p.Value)
                - weights.Novelty * instance.History.Where(p => (p.Candidate, p.Interviewer) == (chair.Candidate, chair.Interviewer)).Sum(p => p.Count);
        return value - weights.Connectivity * Math.Max(0, Groups(instance, all) - 1);
    }

    // Spreads from one rater to all that share a candidate with somebody reached, until nobody is left over.
    static int Groups(PlanInstance instance, List<Placement> all)
    {
        var people = instance.People.Select(p => p.Id).ToHashSet();
        var links = all.Select(p => (p.Candidate, Rater: p.Interviewer))
            .Concat(instance.History.Where(h => h.Count > 0).Select(h => (h.Candidate, Rater: h.Interviewer)))
            .Where(l => people.Contains(l.Candidate) && people.Contains(l.Rater)).ToList();
        var left = all.Select(p => p.Interviewer).Where(people.Contains).ToHashSet();
        var groups = 0;
        for (; left.Count > 0; groups++)
        {
            HashSet<string> raters = [left.First()], candidates = [];
            for (var size = -1; size < raters.Count + candidates.Count;)
            {
                size = raters.Count + candidates.Count;
                candidates.UnionWith(links.Where(l => raters.Contains(l.Rater)).Select(l => l.Candidate));
                raters.UnionWith(links.Where(l => candidates.Contains(l.Candidate)).Select(l => l.Rater));
            }
            left.ExceptWith(raters);
        }
        return groups;
    }

    // Business days of the candidate up to that date.
    static int DayOf(PlanInstance instance, PlanPerson person, Instant at)
    {
        var date = at.InZone(DateTimeZoneProviders.Tzdb[person.Zone]).Date;
        return Enumerable.Range(0, Math.Max(0, Period.DaysBetween(instance.Start, date) + 1)).Select(i => instance.Start.PlusDays(i))
            .Count(d => (int)d.DayOfWeek <= 5 && !person.Holidays.Contains(d));
    }
}
