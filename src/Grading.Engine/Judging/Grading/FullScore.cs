using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Grading;

/// <summary>The best score of a legacy group: what its range says, else what follows from its parts.</summary>
static class FullScore
{
    /// <param name="group">The group.</param>
    /// <param name="minimise">The lower the better.</param>
    /// <param name="scored">Validators give scores of their own, so that nothing follows from accepted tests.</param>
    /// <returns>Null when there is no bound.</returns>
    public static double? Of(TestGroup group, bool minimise, bool scored)
    {
        var grading = group.Legacy ?? new();
        var bound = minimise ? grading.Least : grading.Most;
        if (double.IsFinite(bound))
            return bound;
        if (minimise || grading.Custom)
            return null;
        var grader = DefaultGrader.Parse(grading.Flags);
        var parts = group.Items
            .Where(i => !(grader.IgnoreSample && i.Name == "sample" && group.Items.Count > 1))
            .Select(i => i is TestGroup inner ? Of(inner, minimise, scored) : scored ? null : grading.AcceptScore).ToArray();
        return parts.Contains(null) ? null : grader.Combine([.. parts.Select(p => p!.Value)]);
    }
}
