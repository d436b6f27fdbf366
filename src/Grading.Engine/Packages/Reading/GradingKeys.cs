namespace Mockloop.Grading.Engine.Packages.Reading;

/// <summary>The keys of <c>testdata.yaml</c> that say how a legacy group is graded.</summary>
static class GradingKeys
{
    static readonly string[] All = ["on_reject", "grader_flags", "accept_score", "reject_score", "range"];

    /// <summary>Whether a file grades the legacy way, which packages of the draft may do.</summary>
    public static bool Speak(YamlMap map) => All.Any(map.Has) || (map.Has("grading") && map.Map("grading") is null);

    /// <param name="parent">What holds where the group says nothing.</param>
    /// <param name="map">The group's file.</param>
    /// <param name="settings">Older keys in <c>problem.yaml</c> win.</param>
    /// <param name="root">Whether it is the group of all tests: only there may samples be ignored.</param>
    public static LegacyGrading Read(LegacyGrading parent, YamlMap map, ProblemSettings settings, bool root)
    {
        var old = settings.Overrides;
        var range = old.Range ?? LegacyKeys.RangeOf(map) ?? (parent.Least, parent.Most);
        var flags = map.Arguments("grader_flags") ?? parent.Flags;
        var grading = new LegacyGrading
        {
            BreakOnReject = old.Break ?? BreakOf(map) ?? parent.BreakOnReject,
            Custom = CustomOf(map) ?? parent.Custom,
            Flags = root ? flags : [.. flags.Where(f => f != "ignore_sample")],
            AcceptScore = old.Accept ?? map.Number("accept_score") ?? parent.AcceptScore,
            RejectScore = old.Reject ?? map.Number("reject_score") ?? parent.RejectScore,
            Least = range.Item1,
            Most = range.Item2,
        };
        if (!root && map.Arguments("grader_flags") is { } own && own.Contains("ignore_sample"))
            map.Warn("grader_flags: ignore_sample: only the group of all tests can ignore samples");
        return grading;
    }

    static bool? BreakOf(YamlMap map) => map.Text("on_reject") switch
    {
        null => null,
        "break" => true,
        "continue" => false,
        var other => throw new PackageException($"{map.Shown}: on_reject: {other}: expected break or continue"),
    };

    static bool? CustomOf(YamlMap map) => map.Map("grading") is not null ? null : map.Text("grading") switch
    {
        null => null,
        "default" => false,
        "custom" => true,
        var other => throw new PackageException($"{map.Shown}: grading: {other}: expected default or custom"),
    };
}
