using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Grading;

/// <summary>
/// The legacy format's default grader. Verdict: the worst of the parts, or the first that is not accepted, or always
/// accepted. Score: sum, average, least or greatest. Of flags that contradict each other the last one counts.
/// </summary>
sealed record DefaultGrader
{
    /// <summary>From the worst to the best, as the format lists them.</summary>
    static readonly string[] Severity = ["JE", "RTE", "TLE", "WA", "AC"];

    public string VerdictMode { get; init; } = "worst_error";

    public string ScoreMode { get; init; } = "sum";

    public bool IgnoreSample { get; init; }

    public bool AnyAccepted { get; init; }

    /// <summary>Its verdict can differ from that of the first test that is not accepted.</summary>
    public bool IsPlain => VerdictMode is "worst_error" or "first_error" && !AnyAccepted && !IgnoreSample;

    /// <exception cref="PackageException">A flag that the format does not know.</exception>
    public static DefaultGrader Parse(IEnumerable<string> flags)
    {
        var grader = new DefaultGrader();
        foreach (var flag in flags)
            grader = flag switch
            {
                "worst_error" or "first_error" or "always_accept" => grader with { VerdictMode = flag },
                "no_errors" => grader with { VerdictMode = "worst_error" }, // its name in the oldest packages
                "sum" or "avg" or "min" or "max" => grader with { ScoreMode = flag },
                "ignore_sample" => grader with { IgnoreSample = true },
                "accept_if_any_accepted" => grader with { AnyAccepted = true },
                _ => throw new PackageException($"grader_flags: unknown flag {flag}"),
            };
        return grader;
    }

    public NodeResult Grade(string name, IReadOnlyList<NodeResult> parts)
    {
        var counted = Counted(parts);
        var decisive = Decisive(counted);
        return new(name, decisive?.Verdict ?? Verdict.Accepted, Combine([.. counted.Select(p => p.Score)]), decisive?.Detail ?? "");
    }

    public IReadOnlyList<NodeResult> Counted(IReadOnlyList<NodeResult> parts) =>
        IgnoreSample && parts.Any(p => !p.IsSample) ? [.. parts.Where(p => !p.IsSample)] : parts;

    /// <summary>The part whose verdict becomes the group's; null for accepted.</summary>
    NodeResult? Decisive(IReadOnlyList<NodeResult> parts)
    {
        if (VerdictMode == "always_accept" || (AnyAccepted && parts.Any(p => p.Accepted)))
            return null;
        var rejected = parts.Where(p => p.Code != "AC");
        return VerdictMode == "first_error" ? rejected.FirstOrDefault() : rejected.MinBy(p => Array.IndexOf(Severity, p.Code));
    }

    /// <summary>Of no scores at all: nothing.</summary>
    public double Combine(IReadOnlyList<double> scores) => scores.Count == 0 ? 0 : ScoreMode switch
    {
        "avg" => scores.Average(),
        "min" => scores.Min(),
        "max" => scores.Max(),
        _ => scores.Sum(),
    };
}
