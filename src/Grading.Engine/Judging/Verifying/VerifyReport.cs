namespace Mockloop.Grading.Engine.Judging.Verifying;

/// <summary>What <c>judge verify --json</c> prints.</summary>
/// <param name="Packages">In the order in which they were named.</param>
public sealed record VerifyReport(IReadOnlyList<VerifiedPackage> Packages)
{
    /// <summary>Nothing was run at all.</summary>
    public bool NothingRan => Packages.All(p => p.Refused is not null);

    /// <summary>Every package was counted and agrees.</summary>
    public bool Agrees => Packages.All(p => p.Refused is null && p.Agree);
}

/// <summary>One package.</summary>
/// <param name="Name">Of its folder or archive.</param>
/// <param name="Agree">Everything that was run got what was promised; false for a refused one.</param>
/// <param name="Submissions">Its own submissions, by name.</param>
/// <param name="TimeLimitMs">The CPU limit per test, given or derived; null for a refused one.</param>
/// <param name="Refused">Why the package does not count; null when it does.</param>
public sealed record VerifiedPackage(
    string Name, bool Agree, IReadOnlyList<VerifiedSubmission> Submissions, long? TimeLimitMs, string? Refused)
{
    /// <summary>Why the package does not count; null when it does.</summary>
    public string? Refused { get; init; } = Refused is null ? null : Printable.Of(Refused);

    /// <summary>Tests whose input one of the package's input validators rejects, and why.</summary>
    public IReadOnlyList<string> InvalidInputs { get; init => field = [.. value.Select(Printable.Of)]; } = [];

    /// <summary>What was found odd, and what could not be checked here.</summary>
    public IReadOnlyList<string> Notes { get; init => field = [.. value.Select(Printable.Of)]; } = [];
}

/// <summary>One submission of a package.</summary>
/// <param name="File">Below <c>submissions</c>.</param>
/// <param name="Expected">The verdicts it may get, in the format's words.</param>
/// <param name="Verdict">The verdict it got; null when it was skipped.</param>
/// <param name="Agree">Whether everything expected holds; true for a skipped one, which is neutral.</param>
/// <param name="SlowestMs">CPU time of its slowest test.</param>
/// <param name="PeakBytes">Its largest memory use.</param>
/// <param name="Skipped">Why it was not run; null when it was.</param>
public sealed record VerifiedSubmission(
    string File, IReadOnlyList<string> Expected, Verdict? Verdict, bool Agree, long SlowestMs, long PeakBytes, string? Skipped)
{
    /// <summary>What does not hold, or the judge's words on the verdict.</summary>
    public string Detail { get; init => field = Printable.Of(value); } = "";

    /// <summary>Points, in scoring problems.</summary>
    public double? Score { get; init; }

    /// <summary>What became of it at production scale; null where it was not asked for, or nothing is promised of it there.</summary>
    public VerifiedScale? Scale { get; init; }
}

/// <summary>A submission at production scale.</summary>
/// <param name="Expected">The verdicts it may get, after the tests and up the ladder.</param>
/// <param name="Verdict">The verdict it got.</param>
/// <param name="Agree">Whether it is one of those.</param>
/// <param name="Detail">The judge's words on it.</param>
public sealed record VerifiedScale(IReadOnlyList<Verdict> Expected, Verdict Verdict, bool Agree, string Detail);
