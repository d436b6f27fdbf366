using Mockloop.Matching.Engine.Planning;

namespace Mockloop.Matching.Engine.Answers;

/// <summary>Raters who rated a common candidate, now or before, can be compared, and so can all of a chain of such raters.</summary>
static class RaterGroups
{
    /// <summary>Groups of raters beyond the first that no common candidate joins; 0 when all can be compared.</summary>
    public static int Of(PlanInstance instance, IEnumerable<Placement> interviews)
    {
        var stages = instance.Stages.Select(s => s.Id).ToHashSet();
        var leader = new Dictionary<string, string>();
        string Find(string id) => leader[id] == id ? id : leader[id] = Find(leader[id]);
        var known = instance.People.Select(p => p.Id).ToHashSet();
        var rated = interviews.Where(p => stages.Contains(p.Stage)).Select(p => (p.Candidate, p.Interviewer)).ToList();
        var before = instance.History.Where(h => h.Count > 0).Select(h => (h.Candidate, h.Interviewer));
        foreach (var loop in rated.Concat(before).Where(r => known.Contains(r.Candidate) && known.Contains(r.Interviewer)).GroupBy(r => r.Candidate))
        {
            foreach (var (_, rater) in loop)
                leader.TryAdd(rater, rater);
            foreach (var (_, rater) in loop)
                leader[Find(rater)] = Find(loop.First().Interviewer);
        }
        // Who rated only before joins others, but need not be compared now.
        var raters = rated.Select(r => r.Interviewer).Where(known.Contains).ToHashSet();
        return Math.Max(0, raters.Select(Find).Distinct().Count() - 1);
    }
}
