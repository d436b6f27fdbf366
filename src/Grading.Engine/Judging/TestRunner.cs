using Mockloop.Grading.Engine.Judging.Programs;
using Mockloop.Grading.Engine.Judging.Validation;
using Mockloop.Grading.Engine.Packages;
using Mockloop.Grading.Engine.Sandboxes;

namespace Mockloop.Grading.Engine.Judging;

/// <summary>Runs a compiled submission on one test: as many passes as its validator asks for, with or without a dialogue.</summary>
sealed class TestRunner(Run run, SubmissionSource source, ProgramSandbox submission, Validators validators, string folder)
{
    // What the test brings replaces what the submission brought.
    const string WithFiles =
        "ln -sf /prog/.others/* . 2>/dev/null; [ -d /prog/.files ] && cp -rf --remove-destination /prog/.files/. .; exec \"$@\"";

    ProblemPackage Package => run.Package;

    public async Task<TestResult> RunAsync(TestCase test, CancellationToken cancel)
    {
        try
        {
            return await PassesAsync(test, cancel);
        }
        finally
        {
            validators.EndTest(cancel);
            if (test.FilesFolder is not null)
                await submission.DisposeAsync();
        }
    }

    async Task<TestResult> PassesAsync(TestCase test, CancellationToken cancel)
    {
        var (input, total) = (Staging.Real(test.InputFile), default(TestResult));
        for (var pass = 1; ; pass++)
        {
            // Numbers of processes and files count on in a sandbox, so in the same one a pass could tell the next what it knows.
            if (pass > 1)
                await submission.DisposeAsync();
            if (test.FilesFolder is { } files)
                (await submission.OpenAsync(cancel)).Place(files, ".files");
            var (outcome, judgement) = await PassAsync(test, input, cancel);
            total = TestResults.Add(total, TestResults.Of(test, outcome, judgement));
            if (!Package.Types.HasFlag(ProblemTypes.MultiPass) || judgement.Feedback.NextPass is not { } next)
                return total;
            if (!judgement.IsAccepted)
                return judgement.Verdict == Verdict.WrongAnswer ? TestResults.Fault(total, "the validator asked for another pass, and rejected") : total;
            if (pass >= Package.Passes)
                return TestResults.Fault(total, $"the validator asked for more than {Package.Passes} passes");
            input = Path.Combine(folder, "nextpass.in");
            await File.WriteAllBytesAsync(input, next, cancel);
        }
    }

    async Task<(SandboxOutcome? Outcome, Judgement Judgement)> PassAsync(TestCase test, string input, CancellationToken cancel)
    {
        var command = Command(test) with { Input = new ProgramInput.File(input) };
        if (Package.Types.HasFlag(ProblemTypes.Interactive))
            return await TalkAsync(test, input, command, cancel);
        using var output = new MemoryStream();
        var outcome = await submission.RunAsync(command with { Output = new ProgramOutput.Into(output) }, cancel);
        submission.Clean(cancel); // the next test is another run, and knows nothing of this one
        return (outcome, Classify.Run(outcome, Package.Limits, source.Language) is { } fault
            ? new(fault.Verdict, fault.Detail, Feedback.None)
            : await validators.JudgeAsync(test, input, output.GetBuffer().AsMemory(0, (int)output.Length), cancel));
    }

    async Task<(SandboxOutcome?, Judgement)> TalkAsync(TestCase test, string input, SandboxCommand command, CancellationToken cancel)
    {
        const int brokenPipe = 13;
        var interactor = validators.Interactor(test);
        var dialogue = new Dialogue(submission, interactor);
        var arguments = await interactor.ShowAsync(input, test.AnswerFile, test.OutputValidatorArguments, cancel);
        await dialogue.RunAsync(command, arguments, cancel);
        submission.Clean(cancel);
        var (outcome, other) = (dialogue.Submission, dialogue.Interactor);
        var feedback = await interactor.FeedbackAsync(cancel);
        var blamed = Blame.Of(new()
        {
            Submission = outcome is null or { Signal: brokenPipe } ? null : Classify.Run(outcome, Package.Limits, source.Language),
            Lingered = outcome is null,
            Interactor = other?.ExitCode,
            InteractorBroke = other is null ? BrokenLimits.None : Judgement.Fatal(other),
            InteractorFirst = dialogue.InteractorFirst,
            InteractorSilent = dialogue.InteractorSilent,
            Flooded = dialogue.Flooded,
        });
        return (outcome, blamed is { } fault ? new(fault.Verdict, fault.Detail, feedback) : Judgement.Of(other!, feedback));
    }

    SandboxCommand Command(TestCase test)
    {
        var command = submission.Command(NearLimit.Beyond(Package.Limits));
        string[] own = [.. command.Arguments, .. test.Arguments];
        return command with { Arguments = source.Others.Count == 0 && test.FilesFolder is null ? own : ["/bin/sh", "-c", WithFiles, "sh", .. own] };
    }
}
