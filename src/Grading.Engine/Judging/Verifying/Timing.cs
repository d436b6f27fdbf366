using System.Globalization;
using Mockloop.Grading.Engine.Packages;

namespace Mockloop.Grading.Engine.Judging.Verifying;

/// <summary>
/// Finds a package's time limit by running its own submissions: first those that must be accepted, with a limit far
/// above any sensible one, then the others that must not be too slow either, with a limit that they cannot sensibly meet.
/// </summary>
sealed class Timing(Judge judge, ProblemPackage package)
{
    static readonly TimeSpan Most = TimeSpan.FromSeconds(60);
    const double Headroom = 5;

    /// <summary>The package with its limits, and what became of the submissions that were run for them.</summary>
    /// <param name="progress">Told before every step.</param>
    /// <param name="started">Told before every submission.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="PackageException">No submission says anything about the limit, or the limit would be too high for a judge.</exception>
    public async Task<(ProblemPackage Package, IReadOnlyDictionary<ExampleSubmission, JudgeResult> Results)> RunAsync(
        IProgress<JudgeProgress>? progress, Action<ExampleSubmission>? started, CancellationToken cancel)
    {
        var results = new Dictionary<ExampleSubmission, JudgeResult>();
        var bounding = package.Submissions.Where(s => s.BoundsFromBelow && Runnable.Obstacle(s.Program) is null)
            .OrderBy(s => !Expected.Accepted(s)).ToArray();
        TimeSpan? slowest = null;
        var failed = "";
        foreach (var submission in bounding)
        {
            started?.Invoke(submission);
            var ceiling = slowest is { } known && !Expected.Accepted(submission) ? Least(Headroom * package.TimeLimit.Derive(known), Most) : Most;
            var result = await judge.JudgeAsync(
                With(ceiling), submission.Program, new() { AllTests = Expected.NeedsAll(submission) || Expected.Accepted(submission) }, progress, cancel);
            results[submission] = result;
            if (Expected.Accepted(submission) && result.Tests.Any(t => t.Verdict is Verdict.TimeLimit or Verdict.WallLimit))
                throw new PackageException($"{submission.Name}: takes more than {Most.TotalSeconds:0} s; no time limit follows from it");
            foreach (var test in result.Tests.Where(t => t.Verdict is not (Verdict.TimeLimit or Verdict.WallLimit) && Expected.Bounds(submission, t.Name)))
                slowest = TimeSpan.FromMilliseconds(Math.Max(slowest?.TotalMilliseconds ?? 0, test.CpuMs));
            if (result.Verdict is Verdict.CheckerFailed or Verdict.InternalError or Verdict.CompileError or Verdict.CompileLimit)
                failed = $"; {submission.Name}: {result.Verdict}: {result.Detail}";
        }
        if (slowest is not { } found)
            throw new PackageException($"no time limit is given, and no submission that could be run here says what it should be{failed}");
        var limit = package.TimeLimit.Derive(found);
        return limit <= Machine.Here.Longest
            ? (With(limit), results)
            : throw new PackageException($"a time limit of {limit.TotalSeconds:0} s follows from its submissions, more than the {Machine.Here.Longest.TotalSeconds:0} s this machine gives one run");
    }

    /// <summary>Why a submission that is too slow is not too slow by as much as the package asks for; null when it is.</summary>
    public async Task<string?> TooNearAsync(ExampleSubmission submission, TimeSpan limit, CancellationToken cancel)
    {
        var margin = package.TimeLimit.LimitToTooSlow;
        var result = await judge.JudgeAsync(
            With(Least(margin * limit, Most)), submission.Program, new() { AllTests = Expected.NeedsAll(submission) }, null, cancel);
        return result.Tests.Any(t => t.Verdict is Verdict.TimeLimit or Verdict.WallLimit) ? null : string.Create(
            CultureInfo.InvariantCulture, $"{submission.Name}: ends within {margin} times the time limit of {limit.TotalSeconds:0.###} s; a faster machine may not find it too slow");
    }

    ProblemPackage With(TimeSpan cpu) => package with { Limits = package.Limits with { Cpu = cpu, Wall = Limits.WallFor(cpu) } };

    static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
