namespace Mockloop.Debrief.Engine.Analysis.Evaluation;

/// <summary>An answer whose findings are known.</summary>
public sealed class LabelledAnswer
{
    /// <summary>Unique.</summary>
    public string Id { get; set; } = "";

    /// <summary>The codes a careful reader finds. Where a good code is not listed the code of its absence is expected.</summary>
    public List<string> Holds { get; set; } = [];

    /// <summary>The answer.</summary>
    public string Text { get; set; } = "";

    /// <summary>Growth of time it claims; complexity only.</summary>
    public string? Time { get; set; }

    /// <summary>Growth of memory it claims; complexity only.</summary>
    public string? Memory { get; set; }

    /// <summary>Growth of time that was measured; complexity only.</summary>
    public string? MeasuredTime { get; set; }

    /// <summary>Growth of memory that was measured; complexity only.</summary>
    public string? MeasuredMemory { get; set; }

    /// <summary>From the file's name.</summary>
    public AnswerKind Kind { get; internal set; }

    /// <summary>From the file's name: <c>terse</c>.</summary>
    public string Family { get; internal set; } = "";

    /// <summary>From the folder's name: <c>development</c> or <c>held-out</c>.</summary>
    public string Split { get; internal set; } = "";

    /// <summary>All codes that are to be found.</summary>
    internal HashSet<string> Expected()
    {
        HashSet<string> expected = [.. Holds];
        if (expected.Contains(Codes.Empty) || expected.Contains(Codes.NotEnglish))
            return expected;
        // Several codes may stand against one absence: an objective that comes late is no missing one.
        expected.UnionWith(Codes.All.Where(c => c.Kind == Kind && c.Missing is not null).GroupBy(c => c.Missing!).Where(g => !g.Any(c => Holds.Contains(c.Code))).Select(g => g.Key));
        if (Kind == AnswerKind.Star && !expected.Overlaps(["ownership", "persuasion", "safety"]))
            expected.Add("no-signal");
        if (expected.Contains("result") && !expected.Contains("judgement"))
            expected.Add("outcome-only");
        return expected;
    }
}
