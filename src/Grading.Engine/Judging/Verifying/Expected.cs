using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Verifying;

/// <summary>Reads what should become of a package's submissions, and compares it with what did.</summary>
static class Expected
{
    static readonly KattisVerdict[] Words = [KattisVerdict.AC, KattisVerdict.PAC, KattisVerdict.WA, KattisVerdict.TLE, KattisVerdict.RTE, KattisVerdict.CE];

    /// <summary>What these promise can be seen on the submission's verdict, as contest systems do.</summary>
    static readonly string[] Folders =
        ["accepted", "partially_accepted", "rejected", "wrong_answer", "time_limit_exceeded", "run_time_error", "brute_force", "compile_error"];

    /// <summary>Only an accepted submission would do.</summary>
    public static bool Accepted(ExampleSubmission submission) => Of(submission) is [KattisVerdict.AC];

    /// <summary>The verdicts that the submission as a whole may get.</summary>
    public static IReadOnlyList<KattisVerdict> Of(ExampleSubmission submission) =>
        [.. Words.Where(word => submission.Expectations.Where(e => e.Tests is null).All(e => Allows(e, word)))];

    /// <summary>Whether what is expected of single tests can only be seen when all of them are run.</summary>
    public static bool NeedsAll(ExampleSubmission submission) =>
        submission.Expectations.Any(e => e.Tests is not null || e.Score is not null || e.Message.Length > 0
            || ((e.Permitted ?? e.Required) is not null && !Folders.Contains(e.Source)));

    /// <summary>Whether the test's time is a lower bound of the limit.</summary>
    public static bool Bounds(ExampleSubmission submission, string test) =>
        submission.Expectations.Any(e => e.BoundsFromBelow && Covers(e, test));

    /// <summary>The first expectation that does not hold, in words; null when all do.</summary>
    public static string? Violation(ExampleSubmission submission, JudgeResult result) =>
        submission.Expectations.Select(e => Violation(e, result)).FirstOrDefault(v => v is not null);

    static string? Violation(Expectation expected, JudgeResult result)
    {
        var verdict = result.Verdict.ToKattis();
        if (expected.Final is { } final && !final.Contains(verdict) && !IsAsGood(final, verdict, result))
            return $"{expected.Source}: {List(final)} expected, got {result.Verdict}: {result.Detail}";
        if (expected.Final is null && verdict is KattisVerdict.CE or KattisVerdict.None)
            return $"{expected.Source}: got {result.Verdict}: {result.Detail}";
        var tests = result.Tests.Where(t => Covers(expected, t.Name)).ToArray();
        if (expected.Permitted is { } permitted && Array.Find(tests, t => !permitted.Contains(t.Verdict.ToKattis())) is { } wrong)
            return $"{expected.Source}: {wrong.Name} got {wrong.Verdict}, only {List(permitted)} is permitted: {wrong.Detail}";
        if (expected.Required is { } required && !Array.Exists(tests, t => required.Contains(t.Verdict.ToKattis())))
            return $"{expected.Source}: no test got {List(required)}";
        if (expected.Score is var (low, high) && ScoresOf(expected, result) is var scores && !(scores.Count > 0 && scores.All(s => Lies(s, low, high))))
            return $"{expected.Source}: scored {(scores.Count > 0 ? string.Join(" and ", scores) : "nothing")}, not {low} to {high}";
        return expected.Message.Length > 0 && !Array.Exists(tests, t => t.JudgeMessage.Contains(expected.Message, StringComparison.Ordinal))
            ? $"{expected.Source}: no judge message says '{expected.Message}'"
            : null;
    }

    /// <summary>
    /// Scores are no part of what folders promise of a verdict: right on every test but below the best score is accepted, as
    /// heuristic solutions are, and where there is no best score nothing is ever the whole of it.
    /// </summary>
    static bool IsAsGood(IReadOnlySet<KattisVerdict> final, KattisVerdict verdict, JudgeResult result) => verdict switch
    {
        KattisVerdict.PAC => final.Contains(KattisVerdict.AC) && (result.MaxScore is null || result.Tests.All(t => t.Verdict == Verdict.Accepted)),
        KattisVerdict.AC => final.Contains(KattisVerdict.PAC) && result.MaxScore is null,
        _ => false,
    };

    /// <summary>Of the whole, or of the groups that the expectation names; not of those inside them.</summary>
    static IReadOnlyList<double> ScoresOf(Expectation expected, JudgeResult result)
    {
        if (expected.Tests is null)
            return [result.Score];
        var glob = new Glob(expected.Tests);
        return [.. result.Groups.Where(g => glob.Matches(g.Key) && !glob.Matches(g.Key[..Math.Max(0, g.Key.LastIndexOf('/'))])).Select(g => g.Value)];
    }

    static bool Lies(double score, double low, double high)
    {
        var rounding = 1e-9 * Math.Max(1, Math.Abs(score));
        return score >= low - rounding && score <= high + rounding;
    }

    static bool Covers(Expectation expected, string test) => expected.Tests is null || new Glob(expected.Tests).Matches(test);

    static bool Allows(Expectation expected, KattisVerdict word) => expected switch
    {
        { Final: { } final } => final.Contains(word),
        _ when word is KattisVerdict.CE or KattisVerdict.PAC => false,
        { Required: { } required, Permitted: { } permitted } => required.Contains(word) && permitted.Contains(word),
        { Required: { } required } => required.Contains(word),
        { Permitted: { } permitted } => permitted.Contains(word),
        _ => true,
    };

    static string List(IEnumerable<KattisVerdict> verdicts) => string.Join(" or ", verdicts);
}
