using Mockloop.Matching.Engine.Planning;

namespace Mockloop.Matching.Engine.Answers;

/// <summary>Raters who rated a common candidate can be compared, and so can all of a chain of such raters.</summary>
static class RaterGroups
{
    /// <summary>Groups of raters beyond the first that no common candidate joins; 0 when all can be compared.</summary>
    public static int Of(PlanInstance instance, IEnumerable<Placement> interviews)
    {
        var stages = instance.Stages.Select(s => s.Id).ToHashSet();
        var leader = new Dictionary<string, string>();
        string Find(string id) => leader[id] == id ? id : leader[id] = Find(leader[id]);
        foreach (var loop in interviews.Where(p => stages.Contains(p.Stage)).GroupBy(p => p.Candidate))
        {
            foreach (var chair in loop)
                leader.TryAdd(chair.Interviewer, chair.Interviewer);
            foreach (var chair in loop)
                leader[Find(chair.Interviewer)] = Find(loop.First().Interviewer);
        }
        return Math.Max(0, leader.Keys.Count(id => leader[id] == id) - 1);
    }
}
