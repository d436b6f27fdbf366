using Mockloop.Grading.Engine.Judging.Grading;
using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Judging.Validation;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;
using Mockloop.Grading.Engine.Scale.Definition;
using Mockloop.Grading.Engine.Scale.Devices;
using Mockloop.Grading.Engine.Scale.Replay;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>The sandboxes and programs of one judging, and the steps that an evaluation is made of.</summary>
sealed class Work(Run run, ISandboxHost host, PackageTools tools, string folder, CancellationToken cancel) : IEvaluated, IAsyncDisposable
{
    readonly Limits limits = run.Package.Validation with { Wall = run.Package.Validation.Wall + run.Package.Limits.Wall };
    readonly Validators validators = new(tools.OutputValidators.ToDictionary(
        v => v.Key, v => new Tool(host, v.Value, run.Package.Validation with { Wall = run.Package.Validation.Wall + run.Package.Limits.Wall })));
    readonly ProgramSandbox? submission = run.Compilation is { } compilation ? new(host, compilation) : null;

    public async Task<TestResult> JudgeAsync(TestCase test)
    {
        run.Report(test.Name, run.Tests.Count);
        var result = await NearLimit.SteadyAsync(
            () => Judge.TwiceAsync(_ => RunAsync(test)), t => NearLimit.Is(t, run.Package.Limits, run.Language));
        run.Tests.Add(result);
        return result;
    }

    Task<TestResult> RunAsync(TestCase test) => submission is null
        ? AnswerAsync(test)
        : new TestRunner(run, run.Source!, submission, validators, folder).RunAsync(test, cancel);

    /// <summary>The submission is the answers: nothing to run.</summary>
    async Task<TestResult> AnswerAsync(TestCase test)
    {
        try
        {
            var judgement = SubmittedAnswers.For(test, run.Package, run.Submission) is { } file
                ? await validators.JudgeAsync(test, test.InputFile, await File.ReadAllBytesAsync(file.Path, cancel), cancel)
                : new(Verdict.WrongAnswer, "no answer was submitted for this test", Feedback.None);
            return TestResults.Of(test, null, judgement);
        }
        finally
        {
            validators.EndTest(cancel);
        }
    }

    public async Task<TestResult> JudgeSourcesAsync(TestGroup group, StaticTest test)
    {
        var name = $"{group.Name}/static";
        run.Report(name, run.Tests.Count);
        if (tools.Static is not { } program || run.Source is not { } source)
            throw new PackageException($"{group.Name}: has a static test, but there is no static validator");
        await using var tool = new Tool(host, program, limits);
        var entry = run.Source.Sources.Entry;
        await tool.ShowFilesAsync(source.Folder, cancel);
        var ended = await tool.RunAsync([source.Language.Code, entry, Tool.FeedbackFolder, .. test.Arguments], ProgramInput.Empty, ProgramOutput.Discard, cancel);
        var judgement = Judgement.Of(ended, await tool.FeedbackAsync(cancel));
        var result = TestResults.Of(new TestCase(name, "", ""), null, judgement) with { Detail = judgement.IsAccepted ? "" : Reason(judgement) };
        run.Tests.Add(result);
        return result;
    }

    static string Reason(Judgement judgement) => judgement.Verdict != Verdict.WrongAnswer ? judgement.Detail
        : judgement.Feedback.TeamMessage.Trim() is { Length: > 0 } said ? said
        : "the sources are not what the problem asks for";

    public async Task<NodeResult> GradeAsync(TestGroup group, IReadOnlyList<NodeResult> parts)
    {
        if (tools.Grader is not { } program)
            throw new PackageException($"{group.Name}: wants a grader of the package's own, but there is none");
        await using var tool = new Tool(host, program, limits);
        using var answer = new MemoryStream();
        var input = new ProgramInput.Bytes(GraderDialogue.Ask(parts));
        var ended = await tool.RunAsync(group.Legacy!.Flags, input, new ProgramOutput.Into(answer), cancel);
        return ended is { ExitCode: 0 } && Judgement.Fatal(ended) == BrokenLimits.None && GraderDialogue.Read(answer.ToArray()) is var (code, score)
            ? new(group.Name, GraderDialogue.ToVerdict(code, parts), score, parts.FirstOrDefault(p => p.Code == code)?.Detail ?? "")
            : new(group.Name, Verdict.CheckerFailed, 0, $"the package's grader gave no result for {group.Name}");
    }

    /// <summary>Climbs the ladder of production sizes with a submission that passed the tests.</summary>
    public async Task<Evaluated> ReplayAsync(IReadOnlyList<Rung> ladder, Evaluated evaluated, DataDevices devices)
    {
        using var device = devices.Open();
        var replay = new ScaleReplay(
            run.Package.Scale!, run.Language!, submission!, device, (ulong)run.Request.Seed, step => run.Report(step, run.Tests.Count));
        var replayed = run.Replayed = await replay.RunAsync(ladder, cancel);
        return replayed.Verdict == Verdict.Accepted ? evaluated : evaluated with { Verdict = replayed.Verdict, Score = 0, Detail = replayed.Detail };
    }

    public async ValueTask DisposeAsync()
    {
        await validators.DisposeAsync();
        if (submission is not null)
            await submission.DisposeAsync();
    }
}
