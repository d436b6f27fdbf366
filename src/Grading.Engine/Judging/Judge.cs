using Mockloop.Grading.Engine.Checking;
using Mockloop.Grading.Engine.Languages;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>Judges submissions, one at a time.</summary>
/// <param name="host">Where everything of a submission runs.</param>
/// <param name="folder">A host folder of this judge's own, for programs; each submission's part is removed after it.</param>
public sealed class Judge(ISandboxHost host, string folder)
{
    int count;

    /// <summary>Compiles a submission and runs it on the package's tests.</summary>
    /// <param name="package">The problem.</param>
    /// <param name="submission">The source file; its ending names the language.</param>
    /// <param name="seed">Recorded in the certificate; the data of scale runs follows from it.</param>
    /// <param name="progress">Told before every step.</param>
    /// <param name="cancel">Stops at once and leaves nothing running.</param>
    /// <returns>The result. A fault of ours, seen twice in a row, is the verdict <see cref="Verdict.InternalError"/>.</returns>
    /// <exception cref="PackageException">The file's ending belongs to no language.</exception>
    public async Task<JudgeResult> JudgeAsync(
        ProblemPackage package, string submission, long seed, IProgress<JudgeProgress>? progress, CancellationToken cancel)
    {
        var language = Language.Of(submission);
        var run = new Run(package, language, submission, seed, progress);
        var work = Directory.CreateDirectory(Path.Combine(folder, $"submission{++count}")).FullName;
        try
        {
            return await JudgeAsync(run, work, cancel);
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
        run.Compilation = await TwiceAsync(async attempt =>
        {
            await using var sandbox = await host.RentAsync(cancel);
            return await Compilation.RunAsync(sandbox, run.Language, run.Submission, Path.Combine(work, $"{attempt}"), package.Compilation, cancel);
        });
        if (run.Compilation.Failure is { } failure)
            return run.Result(failure.Verdict, failure.Detail);

        await using var machine = new Machine(host, run.Compilation);
        foreach (var test in package.Tests)
        {
            run.Report(test.Name, run.Tests.Count);
            var result = await TwiceAsync(_ => TestAsync(machine, run, test, cancel));
            run.Tests.Add(result);
            if (result.Verdict != Verdict.Accepted)
                return run.Result(result.Verdict, $"{test.Name}: {result.Detail}");
        }
        return run.Result(Verdict.Accepted, $"passed all {package.Tests.Count} tests");
    }

    async Task<TestResult> TestAsync(Machine machine, Run run, TestCase test, CancellationToken cancel)
    {
        var limits = run.Package.Limits;
        using var output = new MemoryStream();
        var command = new SandboxCommand(run.Language.Run(run.Compilation!.Program), limits)
        {
            Input = new ProgramInput.File(test.InputFile),
            Output = new ProgramOutput.Into(output),
        };
        var outcome = await machine.RunAsync(command, cancel);
        var sample = test.Name.StartsWith("sample", StringComparison.Ordinal);
        var (verdict, detail) = Classify.Run(outcome, limits, run.Language) ?? Compare(output, test, sample);
        if (sample && verdict == Verdict.RuntimeError && Classify.LastLine(outcome) is { Length: > 0 } said)
            detail += $": {said}"; // not on secret tests: a submission could read them out that way
        return new(test.Name, verdict, (long)outcome.Cpu.TotalMilliseconds, (long)outcome.Wall.TotalMilliseconds,
            outcome.PeakBytes, outcome.ExitCode, outcome.Signal, detail);
    }

    static (Verdict, string) Compare(MemoryStream output, TestCase test, bool sample)
    {
        var (verdict, difference) = TokenChecker.Check(output.GetBuffer().AsSpan(0, (int)output.Length), File.ReadAllBytes(test.AnswerFile), test.Checker);
        return (verdict, verdict == Verdict.Accepted ? "" : sample ? difference : "the output is wrong");
    }

    /// <summary>Faults of ours are tried once more here; beyond that the queue decides.</summary>
    static async Task<T> TwiceAsync<T>(Func<int, Task<T>> step)
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

/// <summary>Where a judging is.</summary>
/// <param name="Step"><c>compile</c> or the name of the test that runs now.</param>
/// <param name="Done">Tests finished.</param>
/// <param name="Total">Tests there are.</param>
public sealed record JudgeProgress(string Step, int Done, int Total);
