using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Judging.Verifying;

/// <summary>Runs a package's own submissions and compares what becomes of them with what the package promises.</summary>
/// <param name="host">Where everything runs.</param>
/// <param name="folder">A host folder of its own.</param>
/// <param name="devices">Replays at production scale are made, with data of these; null to run the tests only.</param>
/// <param name="say">Told what is going on.</param>
public sealed class Verification(ISandboxHost host, string folder, DataDevices? devices, Action<string> say)
{
    readonly Judge judge = new(host, Path.Combine(folder, "judge"), devices);
    readonly Action<string> say = line => say(Printable.Of(line));

    /// <summary>Verifies one package; never stops at the first submission that disagrees.</summary>
    /// <param name="path">A folder or a zip archive; the report calls the package by its name.</param>
    /// <param name="cancel">Stops at once.</param>
    public async Task<VerifiedPackage> RunAsync(string path, CancellationToken cancel)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var name = Path.GetFileName(full);
        try
        {
            using var source = await PackageSource.OpenAsync(full, folder, cancel);
            return await RunAsync(name, source.Package, cancel);
        }
        catch (Exception e) when (e is PackageException or IOException or UnauthorizedAccessException)
        {
            return new(name, false, [], null, e.Message);
        }
    }

    async Task<VerifiedPackage> RunAsync(string name, ProblemPackage package, CancellationToken cancel)
    {
        if (Obstacle(package) is { } why)
            return new(name, false, [.. package.Submissions.Select(s => Skip(s, Runnable.Obstacle(s.Program) ?? "the package was refused"))], null, why);
        var (timed, early) = await TimeAsync(name, package, cancel);
        var submissions = new List<VerifiedSubmission>();
        foreach (var submission in package.Submissions)
            submissions.Add(await RunAsync(name, timed, submission, early.GetValueOrDefault(submission), cancel));
        var inputs = await new InputCheck(host, Path.Combine(folder, "inputs"), package).RunAsync(cancel);
        string[] notes = [.. await MarginsAsync(package, submissions, timed.Limits.Cpu, cancel), .. inputs.Notes];
        foreach (var line in inputs.Invalid.Concat(notes))
            say($"{name}: {line}");
        return new(name, submissions.All(s => s.Agree) && inputs.Invalid.Count == 0, submissions, (long)timed.Limits.Cpu.TotalMilliseconds, null)
        {
            InvalidInputs = inputs.Invalid,
            Notes = [.. package.Warnings, .. notes],
        };
    }

    /// <summary>Why the package does not count; null when it does.</summary>
    static string? Obstacle(ProblemPackage package)
    {
        if (package.Tests.Count == 0)
            return "it has no test data";
        if (Runnable.Obstacle(package) is { } limits)
            return limits;
        foreach (var tool in package.OutputValidators.Append(package.StaticValidator).Append(package.Grader).OfType<PackageProgram>())
            if (Runnable.Obstacle(tool) is { } missing)
                return $"{tool.Name}: {missing}";
        if (!package.Submissions.Any(Expected.Accepted))
            return "it has no submission that should be accepted";
        return package.Submissions.Any(s => Expected.Accepted(s) && CannotRun(package, s) is null)
            ? null
            : "none of its submissions that should be accepted can be run on this machine";
    }

    static string? CannotRun(ProblemPackage package, ExampleSubmission submission) =>
        package.Types.HasFlag(ProblemTypes.SubmitAnswer) ? null : Runnable.Obstacle(submission.Program);

    async Task<(ProblemPackage Package, IReadOnlyDictionary<ExampleSubmission, JudgeResult> Results)> TimeAsync(
        string name, ProblemPackage package, CancellationToken cancel)
    {
        if (package.TimeLimit.Given is not null || package.Types.HasFlag(ProblemTypes.SubmitAnswer))
            return (package, new Dictionary<ExampleSubmission, JudgeResult>());
        var found = await new Timing(judge, package).RunAsync(null, s => say($"{name}: {s.Name}, for the time limit"), cancel);
        say($"{name}: time limit {found.Package.Limits.Cpu.TotalSeconds:0.###} s");
        return found;
    }

    /// <summary>A derived limit is to lie well below what too slow submissions take.</summary>
    async Task<IReadOnlyList<string>> MarginsAsync(
        ProblemPackage package, IEnumerable<VerifiedSubmission> verified, TimeSpan limit, CancellationToken cancel)
    {
        var notes = new List<string>();
        var slow = verified.Where(v => v.Verdict is Verdict.TimeLimit or Verdict.WallLimit).Select(v => v.File).ToHashSet();
        foreach (var submission in package.Submissions.Where(s => package.TimeLimit.Given is null && s.BoundsFromAbove && slow.Contains(s.Name)))
            if (await new Timing(judge, package).TooNearAsync(submission, limit, cancel) is { } why)
                notes.Add(why);
        return notes;
    }

    async Task<VerifiedSubmission> RunAsync(
        string name, ProblemPackage package, ExampleSubmission submission, JudgeResult? early, CancellationToken cancel)
    {
        if (submission.Expectations.Count == 0)
            return Skip(submission, "nothing is promised of it");
        if (CannotRun(package, submission) is { } why)
            return Skip(submission, why);
        var result = early is not null && Holds(early, package.Limits) ? early : await JudgeAsync(package, submission, cancel);
        var violation = Expected.Violation(submission, result);
        say($"{name}: {submission.Name} {result.Verdict}{(violation is null ? "" : $" DISAGREES: {violation}")}");
        var scale = violation is null ? await ReplayAsync(name, package, submission, cancel) : null;
        return new(
            submission.Name, Words(submission, violation is null ? result : null), result.Verdict, violation is null && scale is not { Agree: false },
            result.Tests.Select(t => t.CpuMs).DefaultIfEmpty().Max(), result.Tests.Select(t => t.PeakBytes).DefaultIfEmpty().Max(), null)
        {
            Detail = violation ?? (scale is { Agree: false } ? $"at scale: {string.Join(" or ", scale.Expected)} expected, got {scale.Verdict}: {scale.Detail}" : result.Detail),
            Scale = scale,
            Score = package.Types.HasFlag(ProblemTypes.Scoring) ? result.Score : null,
        };
    }

    async Task<JudgeResult> JudgeAsync(ProblemPackage package, ExampleSubmission submission, CancellationToken cancel) =>
        await judge.JudgeAsync(package, submission.Program, new() { AllTests = Expected.NeedsAll(submission) }, null, cancel);

    /// <summary>Judges it as a candidate's submission is judged: the tests, then the ladder; null where nothing is promised of it there.</summary>
    async Task<VerifiedScale?> ReplayAsync(string name, ProblemPackage package, ExampleSubmission submission, CancellationToken cancel)
    {
        if (devices is null || package.Scale?.Expectations.LastOrDefault(e => e.Submissions.Matches(submission.Name)) is not { } expected)
            return null;
        var result = await judge.JudgeAsync(package, submission.Program, new() { Scale = true }, null, cancel);
        var agree = expected.Verdicts.Contains(result.Verdict);
        say($"{name}: {submission.Name} at scale {result.Verdict}{(agree ? "" : $" DISAGREES: {string.Join(" or ", expected.Verdicts)} expected: {result.Detail}")}");
        return new(expected.Verdicts, result.Verdict, agree, result.Detail);
    }

    /// <summary>A result found with a higher limit holds when no test came near the true one.</summary>
    static bool Holds(JudgeResult result, Limits limits) => result.Tests.All(t =>
        t.CpuMs <= limits.Cpu.TotalMilliseconds && t.WallMs <= limits.Wall.TotalMilliseconds && t.Verdict is not (Verdict.TimeLimit or Verdict.WallLimit));

    static VerifiedSubmission Skip(ExampleSubmission submission, string why) => new(submission.Name, Words(submission), null, true, 0, 0, why);

    /// <summary>What is said of tests and scores may allow a part of the points, or all, without a word for it.</summary>
    static IReadOnlyList<string> Words(ExampleSubmission submission, JudgeResult? agreed = null) =>
        [.. Expected.Of(submission).Concat(agreed is null ? [] : [agreed.Verdict.ToKattis()]).Distinct().Select(v => $"{v}")];
}
