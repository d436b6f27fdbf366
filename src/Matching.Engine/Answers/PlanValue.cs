using Mockloop.Matching.Engine.Planning;
using NodaTime;

namespace Mockloop.Matching.Engine.Answers;

/// <summary>
/// The second level of a plan, written from its definition in README.md alone: it shares no code with the planner, so
/// that what a planner says it reached can be checked.
/// </summary>
public static class PlanValue
{
    /// <summary>Every term of a plan's value; what stands counts too.</summary>
    public static ValueTerms Of(PlanInstance instance, IReadOnlyList<Placement> placed)
    {
        var weights = instance.Weights;
        var stages = instance.Stages.Select(s => s.Id).ToHashSet();
        var all = instance.Fixed.Concat(placed).ToList();
        var given = all.CountBy(p => p.Interviewer).ToDictionary();
        var wishes = instance.Preferences.GroupBy(w => (w.Candidate, w.Interviewer)).ToDictionary(g => g.Key, g => g.Sum(w => w.Value));
        var met = instance.History.GroupBy(h => (h.Candidate, h.Interviewer)).ToDictionary(g => g.Key, g => g.Sum(h => h.Count));
        double Square(int number) => (double)number * number;
        return new(
            Load: -weights.Load * instance.People.Sum(p => Square(given.GetValueOrDefault(p.Id))),
            GiveAndTake: -weights.GiveAndTake * instance.People.Sum(p =>
                Square(p.Ledger + given.GetValueOrDefault(p.Id) - (p.Candidate ? instance.Stages.Count : 0))),
            Connectivity: -weights.Connectivity * RaterGroups.Of(instance, all),
            Preference: weights.Preference * placed.Sum(p => wishes.GetValueOrDefault((p.Candidate, p.Interviewer))),
            Novelty: -weights.Novelty * placed.Sum(p => met.GetValueOrDefault((p.Candidate, p.Interviewer))),
            Compactness: -weights.Compactness * instance.People.Where(p => p.Candidate)
                .Sum(p => DaysOf(instance, p, all.Where(a => a.Candidate == p.Id && stages.Contains(a.Stage)))));
    }

    static int DaysOf(PlanInstance instance, PlanPerson candidate, IEnumerable<Placement> loop)
    {
        var zone = DateTimeZoneProviders.Tzdb[candidate.Zone];
        var dates = loop.Select(p => p.Start.InZone(zone).Date).Order().ToList();
        if (dates.Count == 0)
            return 0;
        return Enumerable.Range(1, Period.DaysBetween(dates[0], dates[^1])).Select(d => dates[0].PlusDays(d))
            .Count(date => (int)date.DayOfWeek <= 5 && !candidate.Holidays.Contains(date));
    }
}
