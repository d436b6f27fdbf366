using Mockloop.Contracts.Matching;
using Mockloop.ServiceDefaults;

namespace Mockloop.Scheduling.Answers;

/// <summary>What one plan has otherwise than another, interview by interview.</summary>
static class PlanDifferences
{
    const int Most = 100;

    public static IEnumerable<string> Of(IEnumerable<Placement> before, IEnumerable<Placement> after, PlanNames names)
    {
        var old = before.ToLookup(p => (p.Candidate, p.Stage));
        var now = after.ToLookup(p => (p.Candidate, p.Stage));
        var differences = from key in old.Concat(now).Select(g => g.Key).Distinct()
                          let was = Words(old[key], names)
                          let becomes = Words(now[key], names)
                          where was != becomes
                          select $"{names[key.Candidate]}, {key.Stage}: {was} → {becomes}";
        return differences.Take(Most);
    }

    static string Words(IEnumerable<Placement> chairs, PlanNames names)
    {
        var seated = chairs.OrderBy(c => c.Role, StringComparer.Ordinal).ToList();
        return seated.Count == 0
            ? "not placed"
            : $"{seated[0].Start.ToInstant():uuuu-MM-dd HH:mm} UTC with {string.Join(", ", seated.Select(c => names[c.Interviewer]))}";
    }
}
