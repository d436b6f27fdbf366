using Mockloop.Grading.Engine.Judging.Grading;
using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Judging.Verifying;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Devices;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>Judges submissions, one at a time.</summary>
/// <param name="host">Where everything of a submission, and every program of a package, runs.</param>
/// <param name="folder">A host folder of this judge's own, for programs; each submission's part is removed after it.</param>
/// <param name="devices">Make and compare data of production size; needed only where that is asked for.</param>
public sealed class Judge(ISandboxHost host, string folder, DataDevices? devices = null)
{
    readonly Workshop workshop = new(host, Path.Combine(folder, "tools"));
    int count;

    /// <summary>Compiles a submission and runs it on the package's tests.</summary>
    /// <param name="package">The problem.</param>
    /// <param name="submission">The source file, or a folder of them; endings name the language.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Told before every step.</param>
    /// <param name="cancel">Stops at once and leaves nothing running.</param>
    /// <returns>The result. A fault of ours, seen twice in a row, is the verdict <see cref="Verdict.InternalError"/>.</returns>
    /// <exception cref="PackageException">The files belong to no language, or the package cannot be judged with here.</exception>
    public async Task<JudgeResult> JudgeAsync(
        ProblemPackage package, string submission, JudgeRequest request, IProgress<JudgeProgress>? progress, CancellationToken cancel)
    {
        var program = SubmissionReader.Read(submission, package);
        return await JudgeAsync(await TimedAsync(package, progress, cancel), program, request, progress, cancel);
    }

    /// <summary>The package with its time limit: where it has none of its own, its submissions are run for it, once.</summary>
    /// <exception cref="PackageException">None follows from them.</exception>
    public Task<ProblemPackage> TimedAsync(ProblemPackage package, IProgress<JudgeProgress>? progress, CancellationToken cancel) =>
        workshop.TimedAsync(package, async () => (await new Timing(this, package).RunAsync(progress, null, cancel)).Package);

    /// <summary>The same for a program of the package's model, with more said about what is wanted. The package has its time limit.</summary>
    public async Task<JudgeResult> JudgeAsync(
        ProblemPackage package, PackageProgram submission, JudgeRequest request, IProgress<JudgeProgress>? progress, CancellationToken cancel)
    {
        var language = package.Types.HasFlag(ProblemTypes.SubmitAnswer) ? null : SubmissionReader.LanguageOf(submission);
        var run = new Run(language is null ? package : package with { Limits = package.LimitsFor(language.Code) }, language, submission, request, progress);
        var work = Directory.CreateDirectory(Path.Combine(folder, $"submission{++count}")).FullName;
        try
        {
            return await JudgeAsync(run, work, cancel);
        }
        catch (PackageException e)
        {
            return run.Result(Verdict.CheckerFailed, $"the package is at fault: {e.Message}");
        }
        catch (Exception e) when (e is SandboxException or IOException or UnauthorizedAccessException)
        {
            return run.Result(Verdict.InternalError, $"the judge failed, the submission is not to blame: {e.Message}");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    async Task<JudgeResult> JudgeAsync(Run run, string work, CancellationToken cancel)
    {
        var package = run.Package;
        run.Report("compile", 0);
        if (Inadmissible(run) is { } why)
            return run.Result(Verdict.CompileError, why);
        if (run.Language is { } language)
        {
            var source = SubmissionSource.Lay(package, run.Submission, language, Path.Combine(work, "src"));
            run.Source = source;
            run.Compilation = await TwiceAsync(async attempt =>
            {
                await using var sandbox = await host.RentAsync(cancel);
                return await source.CompileAsync(sandbox, Path.Combine(work, $"prog{attempt}"), package.Compilation, cancel);
            });
            if (run.Compilation.Failure is { } failure)
                return run.Result(failure.Verdict, failure.Detail);
        }
        var tools = await TwiceAsync(_ => workshop.ToolsAsync(package, cancel));
        await using var steps = new Work(run, host, tools, work, cancel);
        var evaluated = await Evaluation.RunAsync(package, run.Request.AllTests, steps);
        if (run.Request.Scale && evaluated.Verdict == Verdict.Accepted && Ladder(run) is { } ladder)
            evaluated = await steps.ReplayAsync(ladder, evaluated, devices ?? throw new InvalidOperationException("this judge has no devices for data"));
        return run.Result(evaluated);
    }

    static IReadOnlyList<Rung>? Ladder(Run run) =>
        run.Language is { } language ? run.Package.Scale?.LadderFor(language.Code, language.Family) : null;

    /// <summary>What the package does not take.</summary>
    static string? Inadmissible(Run run)
    {
        var (package, submission) = (run.Package, run.Submission);
        if (run.Language is { } language && package.Languages is { } allowed && !allowed.Contains(language.Code) && !allowed.Contains(language.Family))
            return $"this problem is solved in {string.Join(", ", allowed)}, not in {language.Code}";
        return run.Language is not null && submission.Bytes > package.CodeBytes
            ? $"the source of {submission.Bytes >> 10} KiB is larger than the {package.CodeBytes >> 10} KiB it may have"
            : null;
    }

    /// <summary>Faults of ours are tried once more here; beyond that the queue decides.</summary>
    internal static async Task<T> TwiceAsync<T>(Func<int, Task<T>> step)
    {
        try
        {
            return await step(1);
        }
        catch (SandboxException)
        {
            return await step(2);
        }
    }
}

/// <summary>What is wanted of a judging.</summary>
public sealed record JudgeRequest
{
    /// <summary>Recorded in the certificate; the data of scale runs follows from it.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Run every test, though one that failed has decided.</summary>
    public bool AllTests { get; init; }

    /// <summary>Replay at production scale what passed the tests, where the package says how.</summary>
    public bool Scale { get; init; }
}

/// <summary>Where a judging is.</summary>
/// <param name="Step"><c>compile</c> or the name of the test that runs now.</param>
/// <param name="Done">Tests finished.</param>
/// <param name="Total">Tests there are.</param>
public sealed record JudgeProgress(string Step, int Done, int Total);
